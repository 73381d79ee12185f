//! Pledges on PostgreSQL, which shares the two cores.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::bench::Bench;
use crate::drive;
use crate::table::{Row, number};
use load::Outcome;
use load::ledger::Ledger;

use super::pledges::{Load, ask, tell_difference};

const RATE: u32 = 3000;
const NAME: &str = "commons_bench";
const CONNECTIONS: usize = 512;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let Some(server) = bench.postgres.clone() else {
        println!("left out: COMMONS_TEST_POSTGRES_URL is not set");
        return Ok(());
    };
    let (base, _) = server.rsplit_once('/').ok_or("COMMONS_TEST_POSTGRES_URL names no database")?;
    let url = format!("{base}/{NAME}");
    let mut admin = PgConnection::connect(&server).await?;
    for (figures, word) in [(true, ""), (false, " at the maximum")] {
        for statement in ["DROP DATABASE IF EXISTS", "CREATE DATABASE"] {
            admin.execute(AssertSqlSafe(format!("{statement} {NAME}"))).await?;
        }
        let mut place = bench.place()?;
        place.set("COMMONS_DATABASE_URL", &url);
        let commons = place.start().await?;
        let run = if figures {
            let mut load = Load::on(&commons, RATE, bench.seconds(60)).await?;
            load.tell(bench, " on PostgreSQL", None);
            load.run
        } else {
            let mut run = drive::closed(&ask(&commons).await?, CONNECTIONS, bench.seconds(20)).await?;
            bench.table.add(Row {
                figure: "pledges a second on PostgreSQL at the maximum".into(),
                goal: "measured and reported".into(),
                measured: format!("{}; {}", number(run.rate()), run.spread.told()),
                against: "the database shares the two cores".into(),
                is_met: None,
            });
            run
        };
        let ledger = ledger(&url).await?;
        let on = format!(" on PostgreSQL{word}");
        tell_difference(bench, &on, &run, ledger.against(&run.told), ledger.kept());
    }
    admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {NAME}"))).await?;
    Ok(())
}

async fn ledger(url: &str) -> Outcome<Ledger> {
    let mut connection = PgConnection::connect(url).await?;
    let addresses: Vec<String> =
        sqlx::query_scalar("SELECT email FROM pledges").fetch_all(&mut connection).await?;
    let audited: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'pledge.received'")
        .fetch_one(&mut connection)
        .await?;
    Ok(Ledger::new(addresses, usize::try_from(audited)?))
}
