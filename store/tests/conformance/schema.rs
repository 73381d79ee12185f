//! Claims about a program and a schema that are not of the same version.

use store::health::Schema;
use store::{OpenError, StoreError};

use crate::harness::Kit;

crate::on_both_databases!(an_older_program_works_on_a_newer_schema_that_leaves_room_for_it_and_on_no_other);

impl Kit {
    /// Has the schema be that of a program that is yet to come.
    async fn upgrade(&self) {
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
            SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
        self.try_execute(newer).await.unwrap();
    }
}

async fn an_older_program_works_on_a_newer_schema_that_leaves_room_for_it_and_on_no_other(kit: Kit) {
    let own = kit.number("SELECT MAX(version) FROM _sqlx_migrations").await;
    kit.upgrade().await;
    let is_refused = |opened: Result<(), OpenError>| matches!(opened, Err(OpenError::Newer { schema: 9999, own: told }) if told == own);
    assert!(is_refused(kit.try_open().await), "a migration that says nothing serves nobody else");
    assert_eq!(kit.store.ready().await, Err(StoreError::Unavailable), "nor what runs already");
    kit.try_execute("INSERT INTO schema_compat (version, oldest) VALUES (9999, 9998)").await.unwrap();
    assert!(is_refused(kit.try_open().await), "nor does one that serves only what is newer");
    kit.try_execute("UPDATE schema_compat SET oldest = 44").await.unwrap();
    assert!(kit.try_open().await.is_ok());
    assert_eq!(kit.store.ready().await, Ok(Schema::Newer { schema: 9999, own }));
    assert_eq!(kit.number("SELECT COUNT(*) FROM _sqlx_migrations WHERE version = 9999").await, 1);
}
