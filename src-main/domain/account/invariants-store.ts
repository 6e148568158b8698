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
  SELECT 'nothing is paid beyond its total', d.id FROM debits d WHERE d.paid_cents > d.amount_cents
  UNION ALL
  SELECT 'an invoice is its net and its taxes, and its lines the price that they are of', i.id FROM invoices i
  WHERE i.tax_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM invoice_taxes WHERE invoice_id = i.id)
    OR i.net_cents + i.tax_cents <> i.total_cents
    OR i.total_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id)
      + (SELECT coalesce(sum(amount_cents), 0) FROM invoice_taxes WHERE invoice_id = i.id AND mode = 'added')
  UNION ALL
  SELECT 'a credit note is its net and its taxes', n.id FROM credit_notes n
  WHERE n.net_cents + n.tax_cents <> n.total_cents
    OR n.tax_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM credit_note_taxes WHERE credit_note_id = n.id)
  UNION ALL
  SELECT 'an invoice is credited whole when its notes come to its total', i.id FROM invoices i
  LEFT JOIN (SELECT invoice_id, sum(total_cents) AS cents FROM credit_notes GROUP BY invoice_id) AS noted
    ON noted.invoice_id = i.id
  WHERE (i.credited_at_ms IS NOT NULL) <> (coalesce(noted.cents, 0) = i.total_cents)
    OR coalesce(noted.cents, 0) > i.total_cents
  UNION ALL
  SELECT 'a credit note is a credit of its total', n.id FROM credit_notes n
  LEFT JOIN credits c ON c.credit_note_id = n.id AND c.cancelled_at_ms IS NULL
  WHERE c.amount_cents IS NOT n.total_cents OR c.client_id IS NOT n.client_id
  UNION ALL
  SELECT 'a contract has one invoice for each of its days', id FROM (
    SELECT id, contract_id, period_start_on,
      lag(period_end_on) OVER (PARTITION BY contract_id ORDER BY period_start_on, id) AS before_on
    FROM invoices WHERE voided_at_ms IS NULL AND credited_at_ms IS NULL
  ) WHERE period_start_on <= before_on
  UNION ALL
  SELECT 'internal numbers follow on one another without a gap', max(internal_number) FROM invoices
  HAVING count(*) <> coalesce(max(internal_number), 0)
  UNION ALL
  SELECT 'internal numbers of credit notes follow on one another without a gap', max(internal_number) FROM credit_notes
  HAVING count(*) <> coalesce(max(internal_number), 0)
  UNION ALL
  SELECT 'a run is as many invoices as it says', r.id FROM invoice_runs r
  LEFT JOIN (SELECT run_id, count(*) AS invoices, sum(total_cents) AS cents FROM invoices GROUP BY run_id) AS issued
    ON issued.run_id = r.id
  WHERE (r.invoices, r.total_cents) <> (coalesce(issued.invoices, 0), coalesce(issued.cents, 0))
  UNION ALL
  SELECT 'what was allocated and is available is what was paid and credited', 0
  WHERE (SELECT coalesce(sum(amount_cents), 0) FROM live)
      + (SELECT coalesce(sum(amount_cents - used_cents), 0) FROM credits WHERE cancelled_at_ms IS NULL)
    <> (SELECT coalesce(sum(amount_cents), 0) FROM payments WHERE voided_at_ms IS NULL)
      + (SELECT coalesce(sum(amount_cents), 0) FROM credits WHERE kind <> 'excess' AND cancelled_at_ms IS NULL)
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
