/**
 * What holds in an office after every command (issue, Money), as one statement that answers what does not: the rule, and
 * the row that breaks it. It reads everything: for tests, and for whoever looks into an office after a crash.
 */
export const ACCOUNT_FAULTS = `
  WITH live AS (SELECT * FROM allocations WHERE reversed_at_ms IS NULL)
  SELECT 'a debit is paid by its allocations' AS rule, d.id FROM debits d
  WHERE d.paid_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM live WHERE debit_id = d.id)
  UNION ALL
  SELECT 'a credit is used by its allocations', c.id FROM credits c
  WHERE c.used_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM live WHERE credit_id = c.id)
  UNION ALL
  SELECT 'a payment is what it pays and what it left over', p.id FROM payments p
  WHERE CASE WHEN p.voided_at_ms IS NULL THEN p.amount_cents ELSE 0 END
    <> (SELECT coalesce(sum(amount_cents), 0) FROM live WHERE payment_id = p.id)
      + (SELECT coalesce(sum(amount_cents), 0) FROM credits WHERE payment_id = p.id AND cancelled_at_ms IS NULL)
  UNION ALL
  SELECT 'nothing is paid by another client', a.id FROM live a
  JOIN debits d ON d.id = a.debit_id
  LEFT JOIN payments p ON p.id = a.payment_id
  LEFT JOIN credits c ON c.id = a.credit_id
  WHERE d.client_id <> coalesce(p.client_id, c.client_id)
  UNION ALL
  SELECT 'receipts follow on one another without a gap', max(receipt_number) FROM payments
  HAVING count(*) <> coalesce(max(receipt_number), 0)
  UNION ALL
  SELECT 'an invoice that stands is a debit of its total', i.id FROM invoices i
  LEFT JOIN debits d ON d.invoice_id = i.id AND d.kind = 'invoice' AND d.cancelled_at_ms IS NULL
  WHERE (i.voided_at_ms IS NULL) <> (d.id IS NOT NULL) OR d.amount_cents <> i.total_cents OR d.client_id <> i.client_id
  UNION ALL
  SELECT 'a balance is all that was owed less all that was paid', a.client_id FROM client_accounts a
  WHERE a.balance_cents <>
    (SELECT coalesce(sum(amount_cents), 0) FROM debits WHERE client_id = a.client_id AND cancelled_at_ms IS NULL)
    - (SELECT coalesce(sum(amount_cents), 0) FROM payments WHERE client_id = a.client_id AND voided_at_ms IS NULL)
    - (SELECT coalesce(sum(amount_cents), 0) FROM credits
        WHERE client_id = a.client_id AND kind <> 'excess' AND cancelled_at_ms IS NULL)
  UNION ALL
  SELECT 'an account is what is open and what is available', a.client_id FROM client_accounts a
  WHERE (a.unpaid_cents, a.unpaid_invoices, coalesce(a.oldest_due_on, '')) <> (
    SELECT coalesce(sum(amount_cents - paid_cents), 0),
      coalesce(sum(CASE kind WHEN 'invoice' THEN 1 WHEN 'opening' THEN invoice_count ELSE 0 END), 0),
      coalesce(min(due_on), '')
    FROM debits WHERE client_id = a.client_id AND paid_cents < amount_cents AND cancelled_at_ms IS NULL
  ) OR a.credit_cents <> (
    SELECT coalesce(sum(amount_cents - used_cents), 0) FROM credits
    WHERE client_id = a.client_id AND cancelled_at_ms IS NULL
  )
  UNION ALL
  SELECT 'every client has an account in its own state', c.id FROM clients c
  LEFT JOIN client_accounts a ON a.client_id = c.id WHERE a.state IS NOT c.state`;
