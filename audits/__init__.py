"""CHECK and ACT: audits, findings, nonconformities, management reviews and evidence packs (9.2, 9.3, 10)."""
