-- What a tutorial draws over a screenshot (arrows, highlights): drawn before the redaction, so that the redaction lies on top.
ALTER TABLE screenshots ADD COLUMN annotations TEXT NOT NULL DEFAULT '[]';
