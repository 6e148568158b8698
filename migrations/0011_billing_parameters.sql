-- What billing is done by: who issues, the conditions before the tax authority, the types of invoice and which follows from
-- which pair of conditions, taxes, methods of payment, profiles, holidays, and how each client is billed. The rules of law are rows, each country's own;
-- an office edits those of its country, and what an accountant should confirm is marked `to_confirm`.
-- New tables, filled for the ten countries; no existing row is touched, no table is rebuilt, and nobody is billed yet.
CREATE TABLE tax_conditions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  country TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  for_issuer INTEGER NOT NULL CHECK (for_issuer IN (0, 1)),
  for_client INTEGER NOT NULL CHECK (for_client IN (0, 1)),
  is_fantasy INTEGER NOT NULL DEFAULT 0 CHECK (is_fantasy IN (0, 1)),
  needs_tax_id INTEGER NOT NULL CHECK (needs_tax_id IN (0, 1)),
  to_confirm INTEGER NOT NULL CHECK (to_confirm IN (0, 1)),
  UNIQUE (country, name_key),
  CHECK (for_issuer = 1 OR for_client = 1)
) STRICT;
--> statement-breakpoint
-- `is_fiscal`: reported to the tax authority, which gives the number; the others are numbered at issue.
CREATE TABLE invoice_types (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  country TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  is_fiscal INTEGER NOT NULL CHECK (is_fiscal IN (0, 1)),
  taxes_shown TEXT NOT NULL CHECK (taxes_shown IN ('itemised', 'contained', 'none')),
  legend TEXT NOT NULL DEFAULT '',
  to_confirm INTEGER NOT NULL CHECK (to_confirm IN (0, 1)),
  UNIQUE (country, code)
) STRICT;
--> statement-breakpoint
CREATE TABLE invoice_type_rules (
  issuer_condition_id INTEGER NOT NULL REFERENCES tax_conditions (id),
  client_condition_id INTEGER NOT NULL REFERENCES tax_conditions (id),
  version INTEGER NOT NULL DEFAULT 1,
  invoice_type_id INTEGER NOT NULL REFERENCES invoice_types (id),
  legend TEXT NOT NULL DEFAULT '',
  to_confirm INTEGER NOT NULL CHECK (to_confirm IN (0, 1)),
  PRIMARY KEY (issuer_condition_id, client_condition_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Rates in basis points: 2100 is 21 %. `base`: what the rate is a part of, the price without taxes or with the included ones.
CREATE TABLE taxes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  country TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 100000),
  mode TEXT NOT NULL CHECK (mode IN ('included', 'added')),
  base TEXT NOT NULL CHECK (base IN ('net', 'total')),
  from_on TEXT CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_on TEXT CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND to_on >= coalesce(from_on, to_on)),
  to_confirm INTEGER NOT NULL CHECK (to_confirm IN (0, 1)),
  UNIQUE (country, name_key)
) STRICT;
--> statement-breakpoint
CREATE TABLE payment_methods (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
CREATE TABLE billing_profiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  cycle_day INTEGER NOT NULL CHECK (cycle_day BETWEEN 1 AND 28),
  mode TEXT NOT NULL CHECK (mode IN ('advance', 'arrears')),
  issue_offset_days INTEGER NOT NULL CHECK (issue_offset_days BETWEEN -27 AND 27),
  due_days INTEGER NOT NULL CHECK (due_days >= 0),
  second_due_days INTEGER CHECK (second_due_days > due_days),
  second_surcharge_bp INTEGER NOT NULL CHECK (second_surcharge_bp >= 0),
  third_due_days INTEGER CHECK (third_due_days > second_due_days),
  third_surcharge_bp INTEGER NOT NULL CHECK (third_surcharge_bp >= 0),
  notice_days INTEGER NOT NULL CHECK (notice_days >= 0),
  cut_days INTEGER NOT NULL CHECK (cut_days >= notice_days),
  working_days_only INTEGER NOT NULL CHECK (working_days_only IN (0, 1)),
  prorate INTEGER NOT NULL CHECK (prorate IN (0, 1)),
  bill_system_disabled INTEGER NOT NULL CHECK (bill_system_disabled IN (0, 1)),
  bill_operator_disabled INTEGER NOT NULL CHECK (bill_operator_disabled IN (0, 1)),
  CHECK (third_due_days IS NULL OR second_due_days IS NOT NULL),
  CHECK (is_default = 0 OR retired = 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX billing_profiles_default ON billing_profiles (is_default) WHERE is_default = 1;
--> statement-breakpoint
CREATE TABLE holidays (
  on_date TEXT PRIMARY KEY CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE legal_entities (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  fantasy_name TEXT NOT NULL DEFAULT '',
  condition_id INTEGER NOT NULL REFERENCES tax_conditions (id),
  tax_id TEXT NOT NULL DEFAULT '',
  gross_income_number TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  activity_started_on TEXT CHECK (activity_started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  legend TEXT NOT NULL DEFAULT ''
) STRICT;
--> statement-breakpoint
-- The numbers of an issuer, by type and point of sale; one beyond eight digits is a series that is exhausted.
CREATE TABLE number_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  legal_entity_id INTEGER NOT NULL REFERENCES legal_entities (id),
  invoice_type_id INTEGER NOT NULL REFERENCES invoice_types (id),
  point_of_sale INTEGER NOT NULL CHECK (point_of_sale BETWEEN 1 AND 99999),
  next_number INTEGER NOT NULL CHECK (next_number BETWEEN 1 AND 100000000),
  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
  UNIQUE (legal_entity_id, invoice_type_id, point_of_sale)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX number_series_in_use ON number_series (legal_entity_id, invoice_type_id) WHERE in_use = 1;
--> statement-breakpoint
-- How a client is billed, for all of its contracts; who has no row is not. What is off keeps what it had.
CREATE TABLE client_billing (
  client_id INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  legal_entity_id INTEGER REFERENCES legal_entities (id),
  tax_condition_id INTEGER REFERENCES tax_conditions (id),
  cycle_day INTEGER NOT NULL CHECK (cycle_day BETWEEN 1 AND 28),
  billed_from_on TEXT CHECK (billed_from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  payment_method_id INTEGER REFERENCES payment_methods (id),
  profile_id INTEGER REFERENCES billing_profiles (id),
  report_after_payment INTEGER NOT NULL CHECK (report_after_payment IN (0, 1)),
  auto_state INTEGER NOT NULL CHECK (auto_state IN (0, 1)),
  email_invoice INTEGER NOT NULL CHECK (email_invoice IN (0, 1)),
  email_payment INTEGER NOT NULL CHECK (email_payment IN (0, 1)),
  notification_emails TEXT NOT NULL DEFAULT '',
  CHECK (enabled = 0 OR (
    legal_entity_id IS NOT NULL AND tax_condition_id IS NOT NULL AND billed_from_on IS NOT NULL
    AND payment_method_id IS NOT NULL
  ))
) STRICT;
--> statement-breakpoint
CREATE INDEX client_billing_cycle ON client_billing (enabled, cycle_day, client_id);
--> statement-breakpoint
CREATE TABLE client_taxes (
  client_id INTEGER NOT NULL REFERENCES client_billing (client_id) ON DELETE CASCADE,
  tax_id INTEGER NOT NULL REFERENCES taxes (id),
  PRIMARY KEY (client_id, tax_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX client_taxes_tax ON client_taxes (tax_id, client_id);
--> statement-breakpoint
INSERT INTO tax_conditions (country, name, name_key, for_issuer, for_client, is_fantasy, needs_tax_id, to_confirm) VALUES
  ('AR', 'Responsable Inscripto', 'responsable inscripto', 1, 1, 0, 1, 0),
  ('AR', 'Monotributo', 'monotributo', 1, 1, 0, 1, 0),
  ('AR', 'Exento', 'exento', 1, 1, 0, 1, 0),
  ('AR', 'No alcanzado', 'no alcanzado', 0, 1, 0, 0, 0),
  ('AR', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 0),
  ('AR', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('BO', 'Régimen general', 'regimen general', 1, 1, 0, 1, 1),
  ('BO', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('BO', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('CL', 'Contribuyente de IVA', 'contribuyente de iva', 1, 1, 0, 1, 1),
  ('CL', 'Exento de IVA', 'exento de iva', 1, 1, 0, 1, 1),
  ('CL', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('CL', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('CO', 'Responsable de IVA', 'responsable de iva', 1, 1, 0, 1, 1),
  ('CO', 'No responsable de IVA', 'no responsable de iva', 1, 1, 0, 1, 1),
  ('CO', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('CO', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('EC', 'Régimen general', 'regimen general', 1, 1, 0, 1, 1),
  ('EC', 'RIMPE emprendedor', 'rimpe emprendedor', 1, 1, 0, 1, 1),
  ('EC', 'RIMPE negocio popular', 'rimpe negocio popular', 1, 1, 0, 1, 1),
  ('EC', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('EC', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('MX', 'Persona moral', 'persona moral', 1, 1, 0, 1, 1),
  ('MX', 'Persona física', 'persona fisica', 1, 1, 0, 1, 1),
  ('MX', 'Régimen Simplificado de Confianza', 'regimen simplificado de confianza', 1, 1, 0, 1, 1),
  ('MX', 'Público en general', 'publico en general', 0, 1, 0, 0, 1),
  ('MX', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('PE', 'Régimen general', 'regimen general', 1, 1, 0, 1, 1),
  ('PE', 'Nuevo RUS', 'nuevo rus', 1, 1, 0, 1, 1),
  ('PE', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('PE', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('PY', 'Contribuyente de IVA', 'contribuyente de iva', 1, 1, 0, 1, 1),
  ('PY', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('PY', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('UY', 'Contribuyente de IVA', 'contribuyente de iva', 1, 1, 0, 1, 1),
  ('UY', 'IVA mínimo', 'iva minimo', 1, 1, 0, 1, 1),
  ('UY', 'Exento de IVA', 'exento de iva', 1, 1, 0, 1, 1),
  ('UY', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('UY', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0),
  ('VE', 'Contribuyente ordinario', 'contribuyente ordinario', 1, 1, 0, 1, 1),
  ('VE', 'Contribuyente especial', 'contribuyente especial', 1, 1, 0, 1, 1),
  ('VE', 'Contribuyente formal', 'contribuyente formal', 1, 1, 0, 1, 1),
  ('VE', 'Consumidor final', 'consumidor final', 0, 1, 0, 0, 1),
  ('VE', 'Fantasía', 'fantasia', 1, 1, 1, 0, 0);
--> statement-breakpoint
INSERT INTO invoice_types (country, code, name, is_fiscal, taxes_shown, legend, to_confirm) VALUES
  ('AR', 'A', 'Factura A', 1, 'itemised', '', 0),
  ('AR', 'B', 'Factura B', 1, 'contained', '', 0),
  ('AR', 'C', 'Factura C', 1, 'none', '', 0),
  ('AR', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('BO', 'F', 'Factura', 1, 'contained', '', 1),
  ('BO', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('CL', '33', 'Factura electrónica', 1, 'itemised', '', 1),
  ('CL', '34', 'Factura no afecta o exenta electrónica', 1, 'none', '', 1),
  ('CL', '39', 'Boleta electrónica', 1, 'contained', '', 1),
  ('CL', '41', 'Boleta exenta electrónica', 1, 'none', '', 1),
  ('CL', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('CO', 'FE', 'Factura electrónica de venta', 1, 'itemised', '', 1),
  ('CO', 'DE', 'Documento equivalente', 1, 'none', '', 1),
  ('CO', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('EC', 'F', 'Factura', 1, 'itemised', '', 1),
  ('EC', 'NV', 'Nota de venta', 1, 'none', '', 1),
  ('EC', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('MX', 'I', 'Factura (CFDI de ingreso)', 1, 'itemised', '', 1),
  ('MX', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('PE', '01', 'Factura', 1, 'itemised', '', 1),
  ('PE', '03', 'Boleta de venta', 1, 'contained', '', 1),
  ('PE', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('PY', 'F', 'Factura', 1, 'contained', '', 1),
  ('PY', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('UY', 'eF', 'e-Factura', 1, 'itemised', '', 1),
  ('UY', 'eT', 'e-Ticket', 1, 'contained', '', 1),
  ('UY', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0),
  ('VE', 'F', 'Factura', 1, 'itemised', '', 1),
  ('VE', 'X', 'Comprobante X', 0, 'none', 'Documento no válido como factura', 0);
--> statement-breakpoint
WITH rules (country, issuer, client, type, legend, to_confirm) AS (
  VALUES
    ('AR', 'Responsable Inscripto', 'Responsable Inscripto', 'A', '', 0),
    ('AR', 'Responsable Inscripto', 'Monotributo', 'A', 'El crédito fiscal discriminado en el presente comprobante, sólo podrá ser computado a efectos del Régimen de Sostenimiento e Inclusión Fiscal para Pequeños Contribuyentes de la Ley Nº 27.618', 0),
    ('AR', 'Responsable Inscripto', 'Exento', 'B', '', 0),
    ('AR', 'Responsable Inscripto', 'No alcanzado', 'B', '', 0),
    ('AR', 'Responsable Inscripto', 'Consumidor final', 'B', 'Régimen de Transparencia Fiscal al Consumidor Ley 27.743', 0),
    ('AR', 'Monotributo', 'Responsable Inscripto', 'C', '', 0),
    ('AR', 'Monotributo', 'Monotributo', 'C', '', 0),
    ('AR', 'Monotributo', 'Exento', 'C', '', 0),
    ('AR', 'Monotributo', 'No alcanzado', 'C', '', 0),
    ('AR', 'Monotributo', 'Consumidor final', 'C', '', 0),
    ('AR', 'Exento', 'Responsable Inscripto', 'C', '', 0),
    ('AR', 'Exento', 'Monotributo', 'C', '', 0),
    ('AR', 'Exento', 'Exento', 'C', '', 0),
    ('AR', 'Exento', 'No alcanzado', 'C', '', 0),
    ('AR', 'Exento', 'Consumidor final', 'C', '', 0),
    ('AR', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('BO', 'Régimen general', 'Régimen general', 'F', '', 1),
    ('BO', 'Régimen general', 'Consumidor final', 'F', '', 1),
    ('BO', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('CL', 'Contribuyente de IVA', 'Contribuyente de IVA', '33', '', 1),
    ('CL', 'Contribuyente de IVA', 'Exento de IVA', '33', '', 1),
    ('CL', 'Contribuyente de IVA', 'Consumidor final', '39', '', 1),
    ('CL', 'Exento de IVA', 'Contribuyente de IVA', '34', '', 1),
    ('CL', 'Exento de IVA', 'Exento de IVA', '34', '', 1),
    ('CL', 'Exento de IVA', 'Consumidor final', '41', '', 1),
    ('CL', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('CO', 'Responsable de IVA', 'Responsable de IVA', 'FE', '', 1),
    ('CO', 'Responsable de IVA', 'No responsable de IVA', 'FE', '', 1),
    ('CO', 'Responsable de IVA', 'Consumidor final', 'FE', '', 1),
    ('CO', 'No responsable de IVA', 'Responsable de IVA', 'DE', '', 1),
    ('CO', 'No responsable de IVA', 'No responsable de IVA', 'DE', '', 1),
    ('CO', 'No responsable de IVA', 'Consumidor final', 'DE', '', 1),
    ('CO', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('EC', 'Régimen general', 'Régimen general', 'F', '', 1),
    ('EC', 'Régimen general', 'RIMPE emprendedor', 'F', '', 1),
    ('EC', 'Régimen general', 'RIMPE negocio popular', 'F', '', 1),
    ('EC', 'Régimen general', 'Consumidor final', 'F', '', 1),
    ('EC', 'RIMPE emprendedor', 'Régimen general', 'F', '', 1),
    ('EC', 'RIMPE emprendedor', 'RIMPE emprendedor', 'F', '', 1),
    ('EC', 'RIMPE emprendedor', 'RIMPE negocio popular', 'F', '', 1),
    ('EC', 'RIMPE emprendedor', 'Consumidor final', 'F', '', 1),
    ('EC', 'RIMPE negocio popular', 'Régimen general', 'NV', '', 1),
    ('EC', 'RIMPE negocio popular', 'RIMPE emprendedor', 'NV', '', 1),
    ('EC', 'RIMPE negocio popular', 'RIMPE negocio popular', 'NV', '', 1),
    ('EC', 'RIMPE negocio popular', 'Consumidor final', 'NV', '', 1),
    ('EC', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('MX', 'Persona moral', 'Persona moral', 'I', '', 1),
    ('MX', 'Persona moral', 'Persona física', 'I', '', 1),
    ('MX', 'Persona moral', 'Régimen Simplificado de Confianza', 'I', '', 1),
    ('MX', 'Persona moral', 'Público en general', 'I', '', 1),
    ('MX', 'Persona física', 'Persona moral', 'I', '', 1),
    ('MX', 'Persona física', 'Persona física', 'I', '', 1),
    ('MX', 'Persona física', 'Régimen Simplificado de Confianza', 'I', '', 1),
    ('MX', 'Persona física', 'Público en general', 'I', '', 1),
    ('MX', 'Régimen Simplificado de Confianza', 'Persona moral', 'I', '', 1),
    ('MX', 'Régimen Simplificado de Confianza', 'Persona física', 'I', '', 1),
    ('MX', 'Régimen Simplificado de Confianza', 'Régimen Simplificado de Confianza', 'I', '', 1),
    ('MX', 'Régimen Simplificado de Confianza', 'Público en general', 'I', '', 1),
    ('MX', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('PE', 'Régimen general', 'Régimen general', '01', '', 1),
    ('PE', 'Régimen general', 'Nuevo RUS', '03', '', 1),
    ('PE', 'Régimen general', 'Consumidor final', '03', '', 1),
    ('PE', 'Nuevo RUS', 'Régimen general', '03', '', 1),
    ('PE', 'Nuevo RUS', 'Nuevo RUS', '03', '', 1),
    ('PE', 'Nuevo RUS', 'Consumidor final', '03', '', 1),
    ('PE', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('PY', 'Contribuyente de IVA', 'Contribuyente de IVA', 'F', '', 1),
    ('PY', 'Contribuyente de IVA', 'Consumidor final', 'F', '', 1),
    ('PY', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('UY', 'Contribuyente de IVA', 'Contribuyente de IVA', 'eF', '', 1),
    ('UY', 'Contribuyente de IVA', 'IVA mínimo', 'eF', '', 1),
    ('UY', 'Contribuyente de IVA', 'Exento de IVA', 'eF', '', 1),
    ('UY', 'IVA mínimo', 'Contribuyente de IVA', 'eF', '', 1),
    ('UY', 'IVA mínimo', 'IVA mínimo', 'eF', '', 1),
    ('UY', 'IVA mínimo', 'Exento de IVA', 'eF', '', 1),
    ('UY', 'Exento de IVA', 'Contribuyente de IVA', 'eF', '', 1),
    ('UY', 'Exento de IVA', 'IVA mínimo', 'eF', '', 1),
    ('UY', 'Exento de IVA', 'Exento de IVA', 'eF', '', 1),
    ('UY', 'Contribuyente de IVA', 'Consumidor final', 'eT', '', 1),
    ('UY', 'IVA mínimo', 'Consumidor final', 'eT', '', 1),
    ('UY', 'Exento de IVA', 'Consumidor final', 'eT', '', 1),
    ('UY', 'Fantasía', 'Fantasía', 'X', '', 0),
    ('VE', 'Contribuyente ordinario', 'Contribuyente ordinario', 'F', '', 1),
    ('VE', 'Contribuyente ordinario', 'Contribuyente especial', 'F', '', 1),
    ('VE', 'Contribuyente ordinario', 'Contribuyente formal', 'F', '', 1),
    ('VE', 'Contribuyente ordinario', 'Consumidor final', 'F', '', 1),
    ('VE', 'Contribuyente especial', 'Contribuyente ordinario', 'F', '', 1),
    ('VE', 'Contribuyente especial', 'Contribuyente especial', 'F', '', 1),
    ('VE', 'Contribuyente especial', 'Contribuyente formal', 'F', '', 1),
    ('VE', 'Contribuyente especial', 'Consumidor final', 'F', '', 1),
    ('VE', 'Contribuyente formal', 'Contribuyente ordinario', 'F', '', 1),
    ('VE', 'Contribuyente formal', 'Contribuyente especial', 'F', '', 1),
    ('VE', 'Contribuyente formal', 'Contribuyente formal', 'F', '', 1),
    ('VE', 'Contribuyente formal', 'Consumidor final', 'F', '', 1),
    ('VE', 'Fantasía', 'Fantasía', 'X', '', 0)
)
INSERT INTO invoice_type_rules (issuer_condition_id, client_condition_id, invoice_type_id, legend, to_confirm)
SELECT issuer.id, client.id, types.id, rules.legend, rules.to_confirm
FROM rules
JOIN tax_conditions issuer ON issuer.country = rules.country AND issuer.name = rules.issuer
JOIN tax_conditions client ON client.country = rules.country AND client.name = rules.client
JOIN invoice_types types ON types.country = rules.country AND types.code = rules.type;
--> statement-breakpoint
INSERT INTO taxes (country, name, name_key, rate_bp, mode, base, to_confirm) VALUES
  ('AR', 'IVA 21 %', 'iva 21 %', 2100, 'included', 'net', 1),
  ('AR', 'IVA 10,5 %', 'iva 10,5 %', 1050, 'included', 'net', 1),
  ('AR', 'IVA 27 %', 'iva 27 %', 2700, 'included', 'net', 1),
  ('BO', 'IVA 13 %', 'iva 13 %', 1300, 'included', 'total', 1),
  ('CL', 'IVA 19 %', 'iva 19 %', 1900, 'included', 'net', 1),
  ('CO', 'IVA 19 %', 'iva 19 %', 1900, 'included', 'net', 1),
  ('EC', 'IVA 15 %', 'iva 15 %', 1500, 'included', 'net', 1),
  ('MX', 'IVA 16 %', 'iva 16 %', 1600, 'included', 'net', 1),
  ('MX', 'IVA frontera 8 %', 'iva frontera 8 %', 800, 'included', 'net', 1),
  ('PE', 'IGV 18 %', 'igv 18 %', 1800, 'included', 'net', 1),
  ('PY', 'IVA 10 %', 'iva 10 %', 1000, 'included', 'net', 1),
  ('PY', 'IVA 5 %', 'iva 5 %', 500, 'included', 'net', 1),
  ('UY', 'IVA 22 %', 'iva 22 %', 2200, 'included', 'net', 1),
  ('UY', 'IVA 10 %', 'iva 10 %', 1000, 'included', 'net', 1),
  ('VE', 'IVA 16 %', 'iva 16 %', 1600, 'included', 'net', 1);
--> statement-breakpoint
INSERT INTO payment_methods (name, name_key) VALUES
  ('Efectivo', 'efectivo'),
  ('Transferencia', 'transferencia'),
  ('Tarjeta de débito', 'tarjeta de debito'),
  ('Tarjeta de crédito', 'tarjeta de credito'),
  ('Débito automático', 'debito automatico'),
  ('Pasarela de pago', 'pasarela de pago');
--> statement-breakpoint
INSERT INTO billing_profiles (
  name, name_key, is_default, cycle_day, mode, issue_offset_days, due_days, second_due_days, second_surcharge_bp,
  third_due_days, third_surcharge_bp, notice_days, cut_days, working_days_only, prorate, bill_system_disabled, bill_operator_disabled
) VALUES ('General', 'general', 1, 1, 'advance', 0, 10, NULL, 0, NULL, 0, 1, 5, 0, 1, 1, 0);
