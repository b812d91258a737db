-- The audit: who did what to which row, added by the database itself and chained by hashes. Rows hold
-- ids and hashes, no name and no text of a patient.

CREATE TABLE audit (
    clinic_id integer NOT NULL REFERENCES clinics,
    seq bigint NOT NULL,
    at text COLLATE "C" NOT NULL,
    actor text NOT NULL,
    host text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    object_id text NOT NULL,
    detail text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (clinic_id, seq)
);

-- The end of each clinic's chain: whoever cuts rows off the end must change this too.
CREATE TABLE audit_heads (
    clinic_id integer PRIMARY KEY REFERENCES clinics,
    seq bigint NOT NULL,
    hash text NOT NULL
);

CREATE FUNCTION planner_audit_hash(
    seq bigint, at text, actor text, host text, action text, object text, object_id text,
    detail text, prev_hash text
) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(json_build_array(
        seq, at, actor, host, action, object, object_id, detail, prev_hash)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION planner_append(
    of_clinic integer, what text, of_object text, of_id text, more text
) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    head audit_heads;
    stamp text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
    place text := coalesce(host(inet_client_addr()), 'local');
    made text;
BEGIN
    -- One after the other: the next row waits here until this one is kept or given up.
    SELECT * INTO STRICT head FROM audit_heads WHERE clinic_id = of_clinic FOR UPDATE;
    made := planner_audit_hash(head.seq + 1, stamp, session_user::text, place, what, of_object,
                               of_id, more, head.hash);
    INSERT INTO audit VALUES (of_clinic, head.seq + 1, stamp, session_user, place, what, of_object,
                              of_id, more, head.hash, made);
    UPDATE audit_heads SET seq = head.seq + 1, hash = made WHERE clinic_id = of_clinic;
END $$;
REVOKE EXECUTE ON FUNCTION planner_append FROM PUBLIC;

-- What the planner tells of by itself: what leaves no row in a table. Each under the own login.
CREATE FUNCTION planner_event(what text, of_object text, of_id text, more text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    IF what NOT IN ('login', 'lock', 'unlock', 'unlock_refused', 'open_patient', 'conflict',
                    'export_patient', 'backup') THEN
        RAISE EXCEPTION 'no such event' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF planner_clinic() IS NULL THEN
        RAISE EXCEPTION 'no user' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM planner_append(planner_clinic(), what, of_object, of_id, left(more, 200));
END $$;

-- The rows of a backup are put back as they were; their audit comes with them.
CREATE FUNCTION planner_restoring() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT current_setting('planner.restoring', true) = 'on'
        AND pg_has_role(session_user, 'planner_owner', 'MEMBER')
$$;

CREATE FUNCTION planner_audit_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    what text;
    more text := '';
    num text;
    of_clinic integer;
BEGIN
    IF planner_restoring() THEN
        RETURN NULL;
    END IF;
    of_clinic := CASE WHEN TG_OP = 'DELETE' THEN OLD.clinic_id ELSE NEW.clinic_id END;
    IF TG_TABLE_NAME = 'programs' THEN
        num := CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
        IF TG_OP = 'DELETE' THEN
            what := 'purge';
        ELSIF TG_OP = 'INSERT' THEN
            what := 'create';
        ELSIF OLD.deleted_at IS DISTINCT FROM NEW.deleted_at THEN
            what := CASE WHEN NEW.deleted_at IS NULL THEN 'bring_back' ELSE 'delete' END;
        ELSIF OLD.archived_at IS DISTINCT FROM NEW.archived_at THEN
            what := CASE WHEN NEW.archived_at IS NULL THEN 'unarchive' ELSE 'archive' END;
        ELSE
            what := 'save';
        END IF;
        IF TG_OP <> 'DELETE' THEN
            SELECT format('patient %s, revision %s, sha256 %s', NEW.patient_id, NEW.revision,
                          encode(sha256(document), 'hex'))
                INTO more FROM revisions
                WHERE program_id = NEW.id AND number = NEW.revision;
        END IF;
    ELSIF TG_TABLE_NAME = 'patients' THEN
        num := CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
        IF TG_OP = 'DELETE' THEN
            what := 'purge';
        ELSIF OLD.owner_id <> NEW.owner_id THEN
            what := 'hand_over';
            more := format('user %s to user %s', OLD.owner_id, NEW.owner_id);
        ELSIF (OLD.name, OLD.birth_year) IS DISTINCT FROM (NEW.name, NEW.birth_year) THEN
            what := 'rename';
        ELSE
            RETURN NULL;
        END IF;
    ELSIF TG_TABLE_NAME = 'issues' THEN
        num := NEW.id;
        what := 'issue_' || NEW.channel;
        more := format('patient %s, program %s, fingerprint %s', NEW.patient_id, NEW.program_id,
                       NEW.fingerprint);
    ELSIF TG_TABLE_NAME = 'records' THEN
        num := NEW.id;
        what := 'keep_' || NEW.kind;
        more := format('patient %s, sha256 %s', NEW.patient_id,
                       encode(sha256(convert_to(NEW.document, 'UTF8')), 'hex'));
    ELSIF TG_TABLE_NAME = 'care_team' THEN
        num := CASE WHEN TG_OP = 'DELETE' THEN OLD.patient_id ELSE NEW.patient_id END;
        what := CASE WHEN TG_OP = 'DELETE' THEN 'team_off' ELSE 'team_add' END;
        more := format('user %s', CASE WHEN TG_OP = 'DELETE' THEN OLD.user_id ELSE NEW.user_id END);
    ELSIF TG_TABLE_NAME = 'users' THEN
        num := NEW.id;
        what := CASE WHEN TG_OP = 'INSERT' THEN 'user_add'
                     WHEN OLD.active AND NOT NEW.active THEN 'user_off'
                     WHEN OLD.role <> NEW.role THEN 'role_change'
                     ELSE 'user_change' END;
        more := format('%s, %s', NEW.login, NEW.role);
    END IF;
    PERFORM planner_append(of_clinic, what, TG_TABLE_NAME, num, coalesce(more, ''));
    RETURN NULL;
END $$;

-- At the end of the transaction: the chain is held for as short as can be.
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON programs
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planner_audit_row();
CREATE CONSTRAINT TRIGGER audited AFTER UPDATE OR DELETE ON patients
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planner_audit_row();
CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON issues
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planner_audit_row();
CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON records
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planner_audit_row();
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE ON care_team
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planner_audit_row();
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planner_audit_row();

CREATE FUNCTION planner_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of the audit are only added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION planner_refuse();
