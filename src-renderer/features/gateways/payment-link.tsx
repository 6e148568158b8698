/** As many signs as tell one client's link from another's: a reference. */
const END = 14;

/** A link on one line. Of a long one the middle gives way, since its end says whose it is; marked by hand it is all of it. */
export function PaymentLink({ link }: { readonly link: string }) {
  return (
    <span className="gateway-link" title={link}>
      <span className="gateway-link-begin">{link.slice(0, -END)}</span>
      {link.slice(-END)}
    </span>
  );
}
