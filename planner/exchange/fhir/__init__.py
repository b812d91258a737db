"""A record that other systems read: HL7 FHIR R4 (4.0.1)."""
