CREATE TABLE actions (
  id TEXT PRIMARY KEY NOT NULL, hlc TEXT NOT NULL, what TEXT NOT NULL, undoes TEXT
) STRICT;
CREATE TRIGGER actions_delete_forbidden BEFORE DELETE ON actions  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER actions_update_forbidden BEFORE UPDATE ON actions  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TABLE activities (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (length(name) <= 200),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;
CREATE TRIGGER activities_delete_forbidden BEFORE DELETE ON activities  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER activities_inserted AFTER INSERT ON activities BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'activities', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'name' AS name, json_array(NULL, NEW.name) AS pair WHERE NEW.name IS NOT NULL
    UNION ALL SELECT 'position' AS name, json_array(NULL, NEW.position) AS pair WHERE NEW.position IS NOT NULL)
  ) FROM context;
END;
CREATE TRIGGER activities_update_forbidden BEFORE UPDATE ON activities WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER activities_updated AFTER UPDATE ON activities WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.name IS NOT NEW.name OR OLD.position IS NOT NEW.position BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'activities', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'name' AS name, json_array(OLD.name, NEW.name) AS pair WHERE OLD.name IS NOT NEW.name
    UNION ALL SELECT 'position' AS name, json_array(OLD.position, NEW.position) AS pair WHERE OLD.position IS NOT NEW.position)
  ) FROM context;
END;
CREATE TABLE activity_scores (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  activity_id TEXT NOT NULL CHECK (length(activity_id) BETWEEN 1 AND 64),
  at TEXT NOT NULL,
  tz_offset_min INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439),
  score INTEGER CHECK (score BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX activity_scores_at ON activity_scores (at);
CREATE TRIGGER activity_scores_delete_forbidden BEFORE DELETE ON activity_scores  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER activity_scores_inserted AFTER INSERT ON activity_scores BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'activity_scores', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'activity_id' AS name, json_array(NULL, NEW.activity_id) AS pair WHERE NEW.activity_id IS NOT NULL
    UNION ALL SELECT 'at' AS name, json_array(NULL, NEW.at) AS pair WHERE NEW.at IS NOT NULL
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(NULL, NEW.tz_offset_min) AS pair WHERE NEW.tz_offset_min IS NOT NULL
    UNION ALL SELECT 'score' AS name, json_array(NULL, NEW.score) AS pair WHERE NEW.score IS NOT NULL)
  ) FROM context;
END;
CREATE TRIGGER activity_scores_update_forbidden BEFORE UPDATE ON activity_scores WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER activity_scores_updated AFTER UPDATE ON activity_scores WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.activity_id IS NOT NEW.activity_id OR OLD.at IS NOT NEW.at OR OLD.tz_offset_min IS NOT NEW.tz_offset_min OR OLD.score IS NOT NEW.score BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'activity_scores', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'activity_id' AS name, json_array(OLD.activity_id, NEW.activity_id) AS pair WHERE OLD.activity_id IS NOT NEW.activity_id
    UNION ALL SELECT 'at' AS name, json_array(OLD.at, NEW.at) AS pair WHERE OLD.at IS NOT NEW.at
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(OLD.tz_offset_min, NEW.tz_offset_min) AS pair WHERE OLD.tz_offset_min IS NOT NEW.tz_offset_min
    UNION ALL SELECT 'score' AS name, json_array(OLD.score, NEW.score) AS pair WHERE OLD.score IS NOT NEW.score)
  ) FROM context;
END;
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY, hlc TEXT NOT NULL, device TEXT NOT NULL, action_id TEXT NOT NULL,
  tbl TEXT NOT NULL, pk TEXT NOT NULL, patch TEXT NOT NULL
) STRICT;
CREATE INDEX changes_action ON changes (action_id);
CREATE TRIGGER changes_delete_forbidden BEFORE DELETE ON changes  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER changes_update_forbidden BEFORE UPDATE ON changes  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TABLE context (
  id INTEGER PRIMARY KEY CHECK (id = 1), hlc TEXT NOT NULL, device TEXT NOT NULL,
  action_id TEXT NOT NULL
) STRICT;
CREATE TRIGGER context_delete_forbidden BEFORE DELETE ON context  BEGIN SELECT RAISE(ABORT, 'the journal needs its context'); END;
CREATE TABLE declarations (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  at TEXT NOT NULL,
  tz_offset_min INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  value TEXT NOT NULL CHECK (length(value) <= 200),
  reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 10000),
  session_id TEXT CHECK (length(session_id) <= 64),
  exercise_id TEXT CHECK (length(exercise_id) <= 200)
) STRICT;
CREATE TRIGGER declarations_delete_forbidden BEFORE DELETE ON declarations  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER declarations_inserted AFTER INSERT ON declarations BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'declarations', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'at' AS name, json_array(NULL, NEW.at) AS pair WHERE NEW.at IS NOT NULL
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(NULL, NEW.tz_offset_min) AS pair WHERE NEW.tz_offset_min IS NOT NULL
    UNION ALL SELECT 'kind' AS name, json_array(NULL, NEW.kind) AS pair WHERE NEW.kind IS NOT NULL
    UNION ALL SELECT 'value' AS name, json_array(NULL, NEW.value) AS pair WHERE NEW.value IS NOT NULL
    UNION ALL SELECT 'reason' AS name, json_array(NULL, NEW.reason) AS pair WHERE NEW.reason IS NOT NULL
    UNION ALL SELECT 'session_id' AS name, json_array(NULL, NEW.session_id) AS pair WHERE NEW.session_id IS NOT NULL
    UNION ALL SELECT 'exercise_id' AS name, json_array(NULL, NEW.exercise_id) AS pair WHERE NEW.exercise_id IS NOT NULL)
  ) FROM context;
END;
CREATE INDEX declarations_session ON declarations (session_id);
CREATE TRIGGER declarations_update_forbidden BEFORE UPDATE ON declarations WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER declarations_updated AFTER UPDATE ON declarations WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.at IS NOT NEW.at OR OLD.tz_offset_min IS NOT NEW.tz_offset_min OR OLD.kind IS NOT NEW.kind OR OLD.value IS NOT NEW.value OR OLD.reason IS NOT NEW.reason OR OLD.session_id IS NOT NEW.session_id OR OLD.exercise_id IS NOT NEW.exercise_id BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'declarations', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'at' AS name, json_array(OLD.at, NEW.at) AS pair WHERE OLD.at IS NOT NEW.at
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(OLD.tz_offset_min, NEW.tz_offset_min) AS pair WHERE OLD.tz_offset_min IS NOT NEW.tz_offset_min
    UNION ALL SELECT 'kind' AS name, json_array(OLD.kind, NEW.kind) AS pair WHERE OLD.kind IS NOT NEW.kind
    UNION ALL SELECT 'value' AS name, json_array(OLD.value, NEW.value) AS pair WHERE OLD.value IS NOT NEW.value
    UNION ALL SELECT 'reason' AS name, json_array(OLD.reason, NEW.reason) AS pair WHERE OLD.reason IS NOT NEW.reason
    UNION ALL SELECT 'session_id' AS name, json_array(OLD.session_id, NEW.session_id) AS pair WHERE OLD.session_id IS NOT NEW.session_id
    UNION ALL SELECT 'exercise_id' AS name, json_array(OLD.exercise_id, NEW.exercise_id) AS pair WHERE OLD.exercise_id IS NOT NEW.exercise_id)
  ) FROM context;
END;
CREATE TABLE exercises (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  exercise_id TEXT NOT NULL CHECK (length(exercise_id) BETWEEN 1 AND 200),
  name TEXT NOT NULL CHECK (length(name) <= 500),
  body TEXT NOT NULL CHECK (json_valid(body) AND length(body) <= 200000),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE TRIGGER exercises_delete_forbidden BEFORE DELETE ON exercises  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER exercises_inserted AFTER INSERT ON exercises BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'exercises', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'exercise_id' AS name, json_array(NULL, NEW.exercise_id) AS pair WHERE NEW.exercise_id IS NOT NULL
    UNION ALL SELECT 'name' AS name, json_array(NULL, NEW.name) AS pair WHERE NEW.name IS NOT NULL
    UNION ALL SELECT 'body' AS name, json_array(NULL, NEW.body) AS pair WHERE NEW.body IS NOT NULL
    UNION ALL SELECT 'archived' AS name, json_array(NULL, NEW.archived) AS pair WHERE NEW.archived IS NOT NULL)
  ) FROM context;
END;
CREATE TRIGGER exercises_update_forbidden BEFORE UPDATE ON exercises WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER exercises_updated AFTER UPDATE ON exercises WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.exercise_id IS NOT NEW.exercise_id OR OLD.name IS NOT NEW.name OR OLD.body IS NOT NEW.body OR OLD.archived IS NOT NEW.archived BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'exercises', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'exercise_id' AS name, json_array(OLD.exercise_id, NEW.exercise_id) AS pair WHERE OLD.exercise_id IS NOT NEW.exercise_id
    UNION ALL SELECT 'name' AS name, json_array(OLD.name, NEW.name) AS pair WHERE OLD.name IS NOT NEW.name
    UNION ALL SELECT 'body' AS name, json_array(OLD.body, NEW.body) AS pair WHERE OLD.body IS NOT NEW.body
    UNION ALL SELECT 'archived' AS name, json_array(OLD.archived, NEW.archived) AS pair WHERE OLD.archived IS NOT NEW.archived)
  ) FROM context;
END;
CREATE TABLE form_checks (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  session_id TEXT NOT NULL CHECK (length(session_id) <= 64),
  exercise_id TEXT NOT NULL CHECK (length(exercise_id) BETWEEN 1 AND 200),
  held INTEGER NOT NULL CHECK (held IN (0, 1))
) STRICT;
CREATE TRIGGER form_checks_delete_forbidden BEFORE DELETE ON form_checks  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER form_checks_inserted AFTER INSERT ON form_checks BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'form_checks', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'session_id' AS name, json_array(NULL, NEW.session_id) AS pair WHERE NEW.session_id IS NOT NULL
    UNION ALL SELECT 'exercise_id' AS name, json_array(NULL, NEW.exercise_id) AS pair WHERE NEW.exercise_id IS NOT NULL
    UNION ALL SELECT 'held' AS name, json_array(NULL, NEW.held) AS pair WHERE NEW.held IS NOT NULL)
  ) FROM context;
END;
CREATE INDEX form_checks_session ON form_checks (session_id);
CREATE TRIGGER form_checks_update_forbidden BEFORE UPDATE ON form_checks WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER form_checks_updated AFTER UPDATE ON form_checks WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.session_id IS NOT NEW.session_id OR OLD.exercise_id IS NOT NEW.exercise_id OR OLD.held IS NOT NEW.held BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'form_checks', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'session_id' AS name, json_array(OLD.session_id, NEW.session_id) AS pair WHERE OLD.session_id IS NOT NEW.session_id
    UNION ALL SELECT 'exercise_id' AS name, json_array(OLD.exercise_id, NEW.exercise_id) AS pair WHERE OLD.exercise_id IS NOT NEW.exercise_id
    UNION ALL SELECT 'held' AS name, json_array(OLD.held, NEW.held) AS pair WHERE OLD.held IS NOT NEW.held)
  ) FROM context;
END;
CREATE TABLE pain_entries (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  at TEXT NOT NULL,
  tz_offset_min INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439),
  kind TEXT NOT NULL CHECK (kind IN ('now', 'before', 'after', 'morning', 'day', 'usual')),
  score INTEGER CHECK (score BETWEEN 0 AND 10),
  session_id TEXT CHECK (length(session_id) <= 64),
  place TEXT CHECK (length(place) <= 100),
  spreading INTEGER CHECK (spreading IN (0, 1)),
  recalled INTEGER NOT NULL DEFAULT 0 CHECK (recalled IN (0, 1)),
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000)
) STRICT;
CREATE INDEX pain_entries_at ON pain_entries (at);
CREATE TRIGGER pain_entries_delete_forbidden BEFORE DELETE ON pain_entries  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER pain_entries_inserted AFTER INSERT ON pain_entries BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'pain_entries', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'at' AS name, json_array(NULL, NEW.at) AS pair WHERE NEW.at IS NOT NULL
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(NULL, NEW.tz_offset_min) AS pair WHERE NEW.tz_offset_min IS NOT NULL
    UNION ALL SELECT 'kind' AS name, json_array(NULL, NEW.kind) AS pair WHERE NEW.kind IS NOT NULL
    UNION ALL SELECT 'score' AS name, json_array(NULL, NEW.score) AS pair WHERE NEW.score IS NOT NULL
    UNION ALL SELECT 'session_id' AS name, json_array(NULL, NEW.session_id) AS pair WHERE NEW.session_id IS NOT NULL
    UNION ALL SELECT 'place' AS name, json_array(NULL, NEW.place) AS pair WHERE NEW.place IS NOT NULL
    UNION ALL SELECT 'spreading' AS name, json_array(NULL, NEW.spreading) AS pair WHERE NEW.spreading IS NOT NULL
    UNION ALL SELECT 'recalled' AS name, json_array(NULL, NEW.recalled) AS pair WHERE NEW.recalled IS NOT NULL
    UNION ALL SELECT 'note' AS name, json_array(NULL, NEW.note) AS pair WHERE NEW.note IS NOT NULL)
  ) FROM context;
END;
CREATE INDEX pain_entries_session ON pain_entries (session_id);
CREATE TRIGGER pain_entries_update_forbidden BEFORE UPDATE ON pain_entries WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER pain_entries_updated AFTER UPDATE ON pain_entries WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.at IS NOT NEW.at OR OLD.tz_offset_min IS NOT NEW.tz_offset_min OR OLD.kind IS NOT NEW.kind OR OLD.score IS NOT NEW.score OR OLD.session_id IS NOT NEW.session_id OR OLD.place IS NOT NEW.place OR OLD.spreading IS NOT NEW.spreading OR OLD.recalled IS NOT NEW.recalled OR OLD.note IS NOT NEW.note BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'pain_entries', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'at' AS name, json_array(OLD.at, NEW.at) AS pair WHERE OLD.at IS NOT NEW.at
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(OLD.tz_offset_min, NEW.tz_offset_min) AS pair WHERE OLD.tz_offset_min IS NOT NEW.tz_offset_min
    UNION ALL SELECT 'kind' AS name, json_array(OLD.kind, NEW.kind) AS pair WHERE OLD.kind IS NOT NEW.kind
    UNION ALL SELECT 'score' AS name, json_array(OLD.score, NEW.score) AS pair WHERE OLD.score IS NOT NEW.score
    UNION ALL SELECT 'session_id' AS name, json_array(OLD.session_id, NEW.session_id) AS pair WHERE OLD.session_id IS NOT NEW.session_id
    UNION ALL SELECT 'place' AS name, json_array(OLD.place, NEW.place) AS pair WHERE OLD.place IS NOT NEW.place
    UNION ALL SELECT 'spreading' AS name, json_array(OLD.spreading, NEW.spreading) AS pair WHERE OLD.spreading IS NOT NEW.spreading
    UNION ALL SELECT 'recalled' AS name, json_array(OLD.recalled, NEW.recalled) AS pair WHERE OLD.recalled IS NOT NEW.recalled
    UNION ALL SELECT 'note' AS name, json_array(OLD.note, NEW.note) AS pair WHERE OLD.note IS NOT NEW.note)
  ) FROM context;
END;
CREATE TABLE programs (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  program_id TEXT NOT NULL CHECK (length(program_id) BETWEEN 1 AND 200),
  name TEXT NOT NULL CHECK (length(name) <= 500),
  body TEXT NOT NULL CHECK (json_valid(body) AND length(body) <= 200000),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE TRIGGER programs_delete_forbidden BEFORE DELETE ON programs  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER programs_inserted AFTER INSERT ON programs BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'programs', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'program_id' AS name, json_array(NULL, NEW.program_id) AS pair WHERE NEW.program_id IS NOT NULL
    UNION ALL SELECT 'name' AS name, json_array(NULL, NEW.name) AS pair WHERE NEW.name IS NOT NULL
    UNION ALL SELECT 'body' AS name, json_array(NULL, NEW.body) AS pair WHERE NEW.body IS NOT NULL
    UNION ALL SELECT 'archived' AS name, json_array(NULL, NEW.archived) AS pair WHERE NEW.archived IS NOT NULL)
  ) FROM context;
END;
CREATE TRIGGER programs_update_forbidden BEFORE UPDATE ON programs WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER programs_updated AFTER UPDATE ON programs WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.program_id IS NOT NEW.program_id OR OLD.name IS NOT NEW.name OR OLD.body IS NOT NEW.body OR OLD.archived IS NOT NEW.archived BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'programs', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'program_id' AS name, json_array(OLD.program_id, NEW.program_id) AS pair WHERE OLD.program_id IS NOT NEW.program_id
    UNION ALL SELECT 'name' AS name, json_array(OLD.name, NEW.name) AS pair WHERE OLD.name IS NOT NEW.name
    UNION ALL SELECT 'body' AS name, json_array(OLD.body, NEW.body) AS pair WHERE OLD.body IS NOT NEW.body
    UNION ALL SELECT 'archived' AS name, json_array(OLD.archived, NEW.archived) AS pair WHERE OLD.archived IS NOT NEW.archived)
  ) FROM context;
END;
CREATE TABLE session_events (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  session_id TEXT NOT NULL CHECK (length(session_id) <= 64),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 100),
  body TEXT NOT NULL
) STRICT;
CREATE TRIGGER session_events_delete_forbidden BEFORE DELETE ON session_events  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER session_events_inserted AFTER INSERT ON session_events BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'session_events', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'session_id' AS name, json_array(NULL, NEW.session_id) AS pair WHERE NEW.session_id IS NOT NULL
    UNION ALL SELECT 'ordinal' AS name, json_array(NULL, NEW.ordinal) AS pair WHERE NEW.ordinal IS NOT NULL
    UNION ALL SELECT 'at' AS name, json_array(NULL, NEW.at) AS pair WHERE NEW.at IS NOT NULL
    UNION ALL SELECT 'kind' AS name, json_array(NULL, NEW.kind) AS pair WHERE NEW.kind IS NOT NULL
    UNION ALL SELECT 'body' AS name, json_array(NULL, NEW.body) AS pair WHERE NEW.body IS NOT NULL)
  ) FROM context;
END;
CREATE INDEX session_events_session ON session_events (session_id, ordinal);
CREATE TRIGGER session_events_update_forbidden BEFORE UPDATE ON session_events WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER session_events_updated AFTER UPDATE ON session_events WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.session_id IS NOT NEW.session_id OR OLD.ordinal IS NOT NEW.ordinal OR OLD.at IS NOT NEW.at OR OLD.kind IS NOT NEW.kind OR OLD.body IS NOT NEW.body BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'session_events', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'session_id' AS name, json_array(OLD.session_id, NEW.session_id) AS pair WHERE OLD.session_id IS NOT NEW.session_id
    UNION ALL SELECT 'ordinal' AS name, json_array(OLD.ordinal, NEW.ordinal) AS pair WHERE OLD.ordinal IS NOT NEW.ordinal
    UNION ALL SELECT 'at' AS name, json_array(OLD.at, NEW.at) AS pair WHERE OLD.at IS NOT NEW.at
    UNION ALL SELECT 'kind' AS name, json_array(OLD.kind, NEW.kind) AS pair WHERE OLD.kind IS NOT NEW.kind
    UNION ALL SELECT 'body' AS name, json_array(OLD.body, NEW.body) AS pair WHERE OLD.body IS NOT NEW.body)
  ) FROM context;
END;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  started_at TEXT NOT NULL,
  tz_offset_min INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439),
  ended_at TEXT,
  source TEXT NOT NULL CHECK (length(source) <= 100),
  program TEXT CHECK (length(program) <= 200),
  name TEXT NOT NULL CHECK (length(name) <= 500),
  number INTEGER CHECK (number BETWEEN 0 AND 1000000),
  status TEXT NOT NULL CHECK (status IN ('active', 'finished', 'discarded')),
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000),
  effort REAL CHECK (effort BETWEEN 0 AND 10)
, day TEXT CHECK (length(day) <= 200), stage TEXT CHECK (length(stage) <= 200)) STRICT;
CREATE INDEX sessions_active ON sessions (started_at) WHERE status = 'active';
CREATE TRIGGER sessions_delete_forbidden BEFORE DELETE ON sessions  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER sessions_inserted AFTER INSERT ON sessions BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'sessions', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'started_at' AS name, json_array(NULL, NEW.started_at) AS pair WHERE NEW.started_at IS NOT NULL
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(NULL, NEW.tz_offset_min) AS pair WHERE NEW.tz_offset_min IS NOT NULL
    UNION ALL SELECT 'ended_at' AS name, json_array(NULL, NEW.ended_at) AS pair WHERE NEW.ended_at IS NOT NULL
    UNION ALL SELECT 'source' AS name, json_array(NULL, NEW.source) AS pair WHERE NEW.source IS NOT NULL
    UNION ALL SELECT 'program' AS name, json_array(NULL, NEW.program) AS pair WHERE NEW.program IS NOT NULL
    UNION ALL SELECT 'name' AS name, json_array(NULL, NEW.name) AS pair WHERE NEW.name IS NOT NULL
    UNION ALL SELECT 'number' AS name, json_array(NULL, NEW.number) AS pair WHERE NEW.number IS NOT NULL
    UNION ALL SELECT 'status' AS name, json_array(NULL, NEW.status) AS pair WHERE NEW.status IS NOT NULL
    UNION ALL SELECT 'note' AS name, json_array(NULL, NEW.note) AS pair WHERE NEW.note IS NOT NULL
    UNION ALL SELECT 'effort' AS name, json_array(NULL, NEW.effort) AS pair WHERE NEW.effort IS NOT NULL
    UNION ALL SELECT 'day' AS name, json_array(NULL, NEW.day) AS pair WHERE NEW.day IS NOT NULL
    UNION ALL SELECT 'stage' AS name, json_array(NULL, NEW.stage) AS pair WHERE NEW.stage IS NOT NULL)
  ) FROM context;
END;
CREATE INDEX sessions_program ON sessions (program) WHERE status = 'finished';
CREATE INDEX sessions_started ON sessions (started_at);
CREATE TRIGGER sessions_update_forbidden BEFORE UPDATE ON sessions WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER sessions_updated AFTER UPDATE ON sessions WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.started_at IS NOT NEW.started_at OR OLD.tz_offset_min IS NOT NEW.tz_offset_min OR OLD.ended_at IS NOT NEW.ended_at OR OLD.source IS NOT NEW.source OR OLD.program IS NOT NEW.program OR OLD.name IS NOT NEW.name OR OLD.number IS NOT NEW.number OR OLD.status IS NOT NEW.status OR OLD.note IS NOT NEW.note OR OLD.effort IS NOT NEW.effort OR OLD.day IS NOT NEW.day OR OLD.stage IS NOT NEW.stage BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'sessions', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'started_at' AS name, json_array(OLD.started_at, NEW.started_at) AS pair WHERE OLD.started_at IS NOT NEW.started_at
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(OLD.tz_offset_min, NEW.tz_offset_min) AS pair WHERE OLD.tz_offset_min IS NOT NEW.tz_offset_min
    UNION ALL SELECT 'ended_at' AS name, json_array(OLD.ended_at, NEW.ended_at) AS pair WHERE OLD.ended_at IS NOT NEW.ended_at
    UNION ALL SELECT 'source' AS name, json_array(OLD.source, NEW.source) AS pair WHERE OLD.source IS NOT NEW.source
    UNION ALL SELECT 'program' AS name, json_array(OLD.program, NEW.program) AS pair WHERE OLD.program IS NOT NEW.program
    UNION ALL SELECT 'name' AS name, json_array(OLD.name, NEW.name) AS pair WHERE OLD.name IS NOT NEW.name
    UNION ALL SELECT 'number' AS name, json_array(OLD.number, NEW.number) AS pair WHERE OLD.number IS NOT NEW.number
    UNION ALL SELECT 'status' AS name, json_array(OLD.status, NEW.status) AS pair WHERE OLD.status IS NOT NEW.status
    UNION ALL SELECT 'note' AS name, json_array(OLD.note, NEW.note) AS pair WHERE OLD.note IS NOT NEW.note
    UNION ALL SELECT 'effort' AS name, json_array(OLD.effort, NEW.effort) AS pair WHERE OLD.effort IS NOT NEW.effort
    UNION ALL SELECT 'day' AS name, json_array(OLD.day, NEW.day) AS pair WHERE OLD.day IS NOT NEW.day
    UNION ALL SELECT 'stage' AS name, json_array(OLD.stage, NEW.stage) AS pair WHERE OLD.stage IS NOT NEW.stage)
  ) FROM context;
END;
CREATE TABLE sets (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  session_id TEXT NOT NULL CHECK (length(session_id) <= 64),
  exercise_id TEXT NOT NULL CHECK (length(exercise_id) BETWEEN 1 AND 200),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  slot INTEGER CHECK (slot BETWEEN 0 AND 10000),
  kind TEXT NOT NULL CHECK (kind IN ('work', 'warmup', 'drop', 'failure', 'unknown')),
  reps INTEGER CHECK (reps BETWEEN 0 AND 10000),
  reps_left INTEGER CHECK (reps_left BETWEEN 0 AND 10000),
  reps_right INTEGER CHECK (reps_right BETWEEN 0 AND 10000),
  load_grams INTEGER CHECK (load_grams BETWEEN -2000000 AND 2000000),
  load_typed TEXT CHECK (length(load_typed) <= 40),
  load_unit TEXT CHECK (load_unit IN ('kg', 'lb')),
  duration_ms INTEGER CHECK (duration_ms BETWEEN 0 AND 86400000),
  rpe REAL CHECK (rpe BETWEEN 0 AND 10),
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  rest_ms INTEGER CHECK (rest_ms >= 0),
  tempo TEXT CHECK (length(tempo) <= 40),
  tut_ms INTEGER CHECK (tut_ms >= 0),
  at TEXT NOT NULL,
  tz_offset_min INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439),
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000)
) STRICT;
CREATE TRIGGER sets_delete_forbidden BEFORE DELETE ON sets  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE INDEX sets_exercise ON sets (exercise_id, at);
CREATE TRIGGER sets_inserted AFTER INSERT ON sets BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'sets', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'session_id' AS name, json_array(NULL, NEW.session_id) AS pair WHERE NEW.session_id IS NOT NULL
    UNION ALL SELECT 'exercise_id' AS name, json_array(NULL, NEW.exercise_id) AS pair WHERE NEW.exercise_id IS NOT NULL
    UNION ALL SELECT 'ordinal' AS name, json_array(NULL, NEW.ordinal) AS pair WHERE NEW.ordinal IS NOT NULL
    UNION ALL SELECT 'slot' AS name, json_array(NULL, NEW.slot) AS pair WHERE NEW.slot IS NOT NULL
    UNION ALL SELECT 'kind' AS name, json_array(NULL, NEW.kind) AS pair WHERE NEW.kind IS NOT NULL
    UNION ALL SELECT 'reps' AS name, json_array(NULL, NEW.reps) AS pair WHERE NEW.reps IS NOT NULL
    UNION ALL SELECT 'reps_left' AS name, json_array(NULL, NEW.reps_left) AS pair WHERE NEW.reps_left IS NOT NULL
    UNION ALL SELECT 'reps_right' AS name, json_array(NULL, NEW.reps_right) AS pair WHERE NEW.reps_right IS NOT NULL
    UNION ALL SELECT 'load_grams' AS name, json_array(NULL, NEW.load_grams) AS pair WHERE NEW.load_grams IS NOT NULL
    UNION ALL SELECT 'load_typed' AS name, json_array(NULL, NEW.load_typed) AS pair WHERE NEW.load_typed IS NOT NULL
    UNION ALL SELECT 'load_unit' AS name, json_array(NULL, NEW.load_unit) AS pair WHERE NEW.load_unit IS NOT NULL
    UNION ALL SELECT 'duration_ms' AS name, json_array(NULL, NEW.duration_ms) AS pair WHERE NEW.duration_ms IS NOT NULL
    UNION ALL SELECT 'rpe' AS name, json_array(NULL, NEW.rpe) AS pair WHERE NEW.rpe IS NOT NULL
    UNION ALL SELECT 'pain' AS name, json_array(NULL, NEW.pain) AS pair WHERE NEW.pain IS NOT NULL
    UNION ALL SELECT 'rest_ms' AS name, json_array(NULL, NEW.rest_ms) AS pair WHERE NEW.rest_ms IS NOT NULL
    UNION ALL SELECT 'tempo' AS name, json_array(NULL, NEW.tempo) AS pair WHERE NEW.tempo IS NOT NULL
    UNION ALL SELECT 'tut_ms' AS name, json_array(NULL, NEW.tut_ms) AS pair WHERE NEW.tut_ms IS NOT NULL
    UNION ALL SELECT 'at' AS name, json_array(NULL, NEW.at) AS pair WHERE NEW.at IS NOT NULL
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(NULL, NEW.tz_offset_min) AS pair WHERE NEW.tz_offset_min IS NOT NULL
    UNION ALL SELECT 'note' AS name, json_array(NULL, NEW.note) AS pair WHERE NEW.note IS NOT NULL)
  ) FROM context;
END;
CREATE INDEX sets_session ON sets (session_id, ordinal);
CREATE TRIGGER sets_update_forbidden BEFORE UPDATE ON sets WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER sets_updated AFTER UPDATE ON sets WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.session_id IS NOT NEW.session_id OR OLD.exercise_id IS NOT NEW.exercise_id OR OLD.ordinal IS NOT NEW.ordinal OR OLD.slot IS NOT NEW.slot OR OLD.kind IS NOT NEW.kind OR OLD.reps IS NOT NEW.reps OR OLD.reps_left IS NOT NEW.reps_left OR OLD.reps_right IS NOT NEW.reps_right OR OLD.load_grams IS NOT NEW.load_grams OR OLD.load_typed IS NOT NEW.load_typed OR OLD.load_unit IS NOT NEW.load_unit OR OLD.duration_ms IS NOT NEW.duration_ms OR OLD.rpe IS NOT NEW.rpe OR OLD.pain IS NOT NEW.pain OR OLD.rest_ms IS NOT NEW.rest_ms OR OLD.tempo IS NOT NEW.tempo OR OLD.tut_ms IS NOT NEW.tut_ms OR OLD.at IS NOT NEW.at OR OLD.tz_offset_min IS NOT NEW.tz_offset_min OR OLD.note IS NOT NEW.note BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'sets', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'session_id' AS name, json_array(OLD.session_id, NEW.session_id) AS pair WHERE OLD.session_id IS NOT NEW.session_id
    UNION ALL SELECT 'exercise_id' AS name, json_array(OLD.exercise_id, NEW.exercise_id) AS pair WHERE OLD.exercise_id IS NOT NEW.exercise_id
    UNION ALL SELECT 'ordinal' AS name, json_array(OLD.ordinal, NEW.ordinal) AS pair WHERE OLD.ordinal IS NOT NEW.ordinal
    UNION ALL SELECT 'slot' AS name, json_array(OLD.slot, NEW.slot) AS pair WHERE OLD.slot IS NOT NEW.slot
    UNION ALL SELECT 'kind' AS name, json_array(OLD.kind, NEW.kind) AS pair WHERE OLD.kind IS NOT NEW.kind
    UNION ALL SELECT 'reps' AS name, json_array(OLD.reps, NEW.reps) AS pair WHERE OLD.reps IS NOT NEW.reps
    UNION ALL SELECT 'reps_left' AS name, json_array(OLD.reps_left, NEW.reps_left) AS pair WHERE OLD.reps_left IS NOT NEW.reps_left
    UNION ALL SELECT 'reps_right' AS name, json_array(OLD.reps_right, NEW.reps_right) AS pair WHERE OLD.reps_right IS NOT NEW.reps_right
    UNION ALL SELECT 'load_grams' AS name, json_array(OLD.load_grams, NEW.load_grams) AS pair WHERE OLD.load_grams IS NOT NEW.load_grams
    UNION ALL SELECT 'load_typed' AS name, json_array(OLD.load_typed, NEW.load_typed) AS pair WHERE OLD.load_typed IS NOT NEW.load_typed
    UNION ALL SELECT 'load_unit' AS name, json_array(OLD.load_unit, NEW.load_unit) AS pair WHERE OLD.load_unit IS NOT NEW.load_unit
    UNION ALL SELECT 'duration_ms' AS name, json_array(OLD.duration_ms, NEW.duration_ms) AS pair WHERE OLD.duration_ms IS NOT NEW.duration_ms
    UNION ALL SELECT 'rpe' AS name, json_array(OLD.rpe, NEW.rpe) AS pair WHERE OLD.rpe IS NOT NEW.rpe
    UNION ALL SELECT 'pain' AS name, json_array(OLD.pain, NEW.pain) AS pair WHERE OLD.pain IS NOT NEW.pain
    UNION ALL SELECT 'rest_ms' AS name, json_array(OLD.rest_ms, NEW.rest_ms) AS pair WHERE OLD.rest_ms IS NOT NEW.rest_ms
    UNION ALL SELECT 'tempo' AS name, json_array(OLD.tempo, NEW.tempo) AS pair WHERE OLD.tempo IS NOT NEW.tempo
    UNION ALL SELECT 'tut_ms' AS name, json_array(OLD.tut_ms, NEW.tut_ms) AS pair WHERE OLD.tut_ms IS NOT NEW.tut_ms
    UNION ALL SELECT 'at' AS name, json_array(OLD.at, NEW.at) AS pair WHERE OLD.at IS NOT NEW.at
    UNION ALL SELECT 'tz_offset_min' AS name, json_array(OLD.tz_offset_min, NEW.tz_offset_min) AS pair WHERE OLD.tz_offset_min IS NOT NEW.tz_offset_min
    UNION ALL SELECT 'note' AS name, json_array(OLD.note, NEW.note) AS pair WHERE OLD.note IS NOT NEW.note)
  ) FROM context;
END;
CREATE TABLE settings (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  value TEXT NOT NULL CHECK (length(value) <= 10000)
) STRICT;
CREATE TRIGGER settings_delete_forbidden BEFORE DELETE ON settings  BEGIN SELECT RAISE(ABORT, 'nothing is deleted for good: set deleted_at'); END;
CREATE TRIGGER settings_inserted AFTER INSERT ON settings BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'settings', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(NULL, NEW.created_at) AS pair WHERE NEW.created_at IS NOT NULL
    UNION ALL SELECT 'updated_at' AS name, json_array(NULL, NEW.updated_at) AS pair WHERE NEW.updated_at IS NOT NULL
    UNION ALL SELECT 'deleted_at' AS name, json_array(NULL, NEW.deleted_at) AS pair WHERE NEW.deleted_at IS NOT NULL
    UNION ALL SELECT 'key' AS name, json_array(NULL, NEW.key) AS pair WHERE NEW.key IS NOT NULL
    UNION ALL SELECT 'value' AS name, json_array(NULL, NEW.value) AS pair WHERE NEW.value IS NOT NULL)
  ) FROM context;
END;
CREATE TRIGGER settings_update_forbidden BEFORE UPDATE ON settings WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER settings_updated AFTER UPDATE ON settings WHEN OLD.created_at IS NOT NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.key IS NOT NEW.key OR OLD.value IS NOT NEW.value BEGIN
  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
  SELECT hlc, device, action_id, 'settings', NEW.id, (
    SELECT json_group_object(name, json(pair)) FROM (
    SELECT 'created_at' AS name, json_array(OLD.created_at, NEW.created_at) AS pair WHERE OLD.created_at IS NOT NEW.created_at
    UNION ALL SELECT 'updated_at' AS name, json_array(OLD.updated_at, NEW.updated_at) AS pair WHERE OLD.updated_at IS NOT NEW.updated_at
    UNION ALL SELECT 'deleted_at' AS name, json_array(OLD.deleted_at, NEW.deleted_at) AS pair WHERE OLD.deleted_at IS NOT NEW.deleted_at
    UNION ALL SELECT 'key' AS name, json_array(OLD.key, NEW.key) AS pair WHERE OLD.key IS NOT NEW.key
    UNION ALL SELECT 'value' AS name, json_array(OLD.value, NEW.value) AS pair WHERE OLD.value IS NOT NEW.value)
  ) FROM context;
END;
