-- Who may do what. Grants say which kinds of things, policies which rows; both hold for whoever
-- connects, by whatever program. A group role is of the whole server: the policies ask the users'
-- table of this database too.

GRANT USAGE ON SCHEMA public TO planner_therapist, planner_lead, planner_front_desk, planner_auditor;
GRANT SELECT ON planner_version, clinics, users
    TO planner_therapist, planner_lead, planner_front_desk, planner_auditor;

GRANT SELECT, INSERT ON patients, programs, revisions, issues, records, care_team
    TO planner_therapist, planner_lead;
GRANT UPDATE (name, birth_year, folded) ON patients TO planner_therapist, planner_lead;
GRANT UPDATE (presentation, weeks, updated_at, revision, deleted_at, archived_at) ON programs
    TO planner_therapist, planner_lead;
GRANT DELETE ON care_team TO planner_therapist, planner_lead;
GRANT SELECT, INSERT, UPDATE (made_of, document) ON standings TO planner_therapist, planner_lead;

GRANT UPDATE (owner_id) ON patients TO planner_lead;
GRANT UPDATE (keep_deleted_days) ON clinics TO planner_lead;
GRANT DELETE ON patients, programs, revisions TO planner_lead;
GRANT UPDATE (parent, label, key) ON revisions TO planner_lead;
GRANT SELECT ON audit, audit_heads TO planner_lead, planner_auditor;

GRANT SELECT ON patients, programs, revisions, issues TO planner_front_desk;
GRANT INSERT ON issues TO planner_front_desk;

DO $$
DECLARE one text;
BEGIN
    FOREACH one IN ARRAY ARRAY['clinics', 'users', 'patients', 'care_team', 'programs', 'revisions',
                               'issues', 'records', 'standings', 'audit',
                               'audit_heads'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
        -- For the functions above, and for who puts a backup back.
        EXECUTE format('CREATE POLICY keeper ON %I TO planner_owner USING (true) WITH CHECK (true)',
                       one);
    END LOOP;
END $$;

CREATE POLICY own_clinic ON clinics FOR SELECT
    TO planner_therapist, planner_lead, planner_front_desk, planner_auditor
    USING (id = (SELECT planner_clinic()));
CREATE POLICY lead_sets ON clinics FOR UPDATE TO planner_lead
    USING (id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'lead');
CREATE POLICY own_clinic ON users FOR SELECT
    TO planner_therapist, planner_lead, planner_front_desk, planner_auditor
    USING (clinic_id = (SELECT planner_clinic()));

-- Whose patients: the therapist's own and those of the care team; all of the clinic for the others.
CREATE POLICY own ON patients TO planner_therapist
    USING (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'therapist'
        AND (owner_id = (SELECT planner_me()) OR id IN (SELECT planner_my_team())))
    WITH CHECK (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'therapist'
        AND (owner_id = (SELECT planner_me()) OR id IN (SELECT planner_my_team())));
CREATE POLICY whole_clinic ON patients TO planner_lead
    USING (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'lead')
    WITH CHECK (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'lead'
        AND EXISTS (SELECT 1 FROM users u WHERE u.id = owner_id));
CREATE POLICY names ON patients FOR SELECT TO planner_front_desk
    USING (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'front_desk');

-- What hangs on a patient is seen by whoever sees the patient, and made under the own name. Whoever
-- sees the whole clinic needs no look at each patient: the foreign keys and the checks on what is
-- added keep a row in the clinic of its patient.
CREATE POLICY with_patient ON care_team TO planner_therapist, planner_lead
    USING (clinic_id = (SELECT planner_clinic())
        AND EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id))
    WITH CHECK (clinic_id = (SELECT planner_clinic())
        AND EXISTS (SELECT 1 FROM users u WHERE u.id = user_id)
        AND EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id
            AND (p.owner_id = (SELECT planner_me()) OR (SELECT planner_role()) = 'lead')));
CREATE POLICY whole_clinic ON programs FOR SELECT TO planner_lead, planner_front_desk
    USING (clinic_id = (SELECT planner_clinic())
        AND (SELECT planner_role()) IN ('lead', 'front_desk'));
CREATE POLICY with_patient ON programs TO planner_therapist, planner_lead
    USING (clinic_id = (SELECT planner_clinic())
        AND ((SELECT planner_role()) = 'lead'
            OR EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id)))
    WITH CHECK (clinic_id = (SELECT planner_clinic())
        AND EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id));
CREATE POLICY with_program ON revisions FOR SELECT
    TO planner_therapist, planner_lead, planner_front_desk
    USING (clinic_id = (SELECT planner_clinic())
        AND ((SELECT planner_role()) IN ('lead', 'front_desk')
            OR EXISTS (SELECT 1 FROM programs p WHERE p.id = program_id)));
CREATE POLICY add_own ON revisions FOR INSERT TO planner_therapist, planner_lead
    WITH CHECK (clinic_id = (SELECT planner_clinic()) AND made_by = (SELECT planner_me())
        AND EXISTS (SELECT 1 FROM programs p WHERE p.id = program_id));
CREATE POLICY lead_thins ON revisions FOR UPDATE TO planner_lead
    USING (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'lead');
CREATE POLICY lead_thins_out ON revisions FOR DELETE TO planner_lead
    USING (clinic_id = (SELECT planner_clinic()) AND (SELECT planner_role()) = 'lead');
CREATE POLICY with_patient ON issues FOR SELECT
    TO planner_therapist, planner_lead, planner_front_desk
    USING (clinic_id = (SELECT planner_clinic())
        AND ((SELECT planner_role()) IN ('lead', 'front_desk')
            OR EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id)));
CREATE POLICY add_own ON issues FOR INSERT
    TO planner_therapist, planner_lead, planner_front_desk
    WITH CHECK (clinic_id = (SELECT planner_clinic()) AND made_by = (SELECT planner_me())
        AND EXISTS (SELECT 1 FROM programs p WHERE p.id = program_id
            AND p.patient_id = issues.patient_id));
CREATE POLICY with_patient ON records FOR SELECT TO planner_therapist, planner_lead
    USING (clinic_id = (SELECT planner_clinic())
        AND (SELECT planner_role()) IN ('therapist', 'lead')
        AND EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id));
CREATE POLICY add_own ON records FOR INSERT TO planner_therapist, planner_lead
    WITH CHECK (clinic_id = (SELECT planner_clinic()) AND made_by = (SELECT planner_me())
        AND (SELECT planner_role()) IN ('therapist', 'lead')
        AND EXISTS (SELECT 1 FROM patients p WHERE p.id = patient_id)
        AND (program_id IS NULL OR EXISTS (SELECT 1 FROM programs q WHERE q.id = program_id
            AND q.patient_id = records.patient_id)));

-- What is made of records is seen by whoever sees records.
CREATE POLICY with_program ON standings TO planner_therapist, planner_lead
    USING (clinic_id = (SELECT planner_clinic())
        AND ((SELECT planner_role()) = 'lead'
            OR EXISTS (SELECT 1 FROM programs p WHERE p.id = program_id)))
    WITH CHECK (clinic_id = (SELECT planner_clinic())
        AND EXISTS (SELECT 1 FROM programs p WHERE p.id = program_id));

CREATE POLICY own_clinic ON audit FOR SELECT TO planner_lead, planner_auditor
    USING (clinic_id = (SELECT planner_clinic())
        AND (SELECT planner_role()) IN ('lead', 'auditor'));
CREATE POLICY own_clinic ON audit_heads FOR SELECT TO planner_lead, planner_auditor
    USING (clinic_id = (SELECT planner_clinic())
        AND (SELECT planner_role()) IN ('lead', 'auditor'));
