//! Argon2id with OWASP's current cost, on threads of its own and few at a time, so that a flood of attempts to sign in
//! leaves the pages alone.

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use async_trait::async_trait;
use domain::account::Password;
use services::account::{Busy, PasswordHasher};
use tokio::sync::Semaphore;

/// OWASP's password storage cheat sheet: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// Attempts that may wait; the next is told to come back.
const MAX_WAITING: usize = 64;

/// Hashes a bounded number of passwords at a time.
pub struct Hashing {
    argon2: Argon2<'static>,
    /// What a name that nobody has is held against, so that it costs the same.
    nobody: String,
    waiting: Semaphore,
    working: std::sync::Arc<Semaphore>,
}

impl Hashing {
    /// Half the cores hash, at least one: the others serve.
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon2, "nobody's password").unwrap_or_default();
        Self {
            argon2,
            nobody,
            waiting: Semaphore::new(MAX_WAITING),
            working: std::sync::Arc::new(Semaphore::new((cores / 2).max(1))),
        }
    }

    /// Runs `work` on a thread for it, once there is a place.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let _waiting = self.waiting.try_acquire().map_err(|_| Busy)?;
        let place = self.working.clone().acquire_owned().await.map_err(|_| Busy)?;
        let argon2 = self.argon2.clone();
        tokio::task::spawn_blocking(move || {
            let done = work(&argon2);
            drop(place);
            done
        })
        .await
        .map_err(|_| Busy)
    }
}

impl Default for Hashing {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl PasswordHasher for Hashing {
    async fn hash(&self, password: Password) -> Result<String, Busy> {
        self.run(move |argon2| hash(argon2, password.reveal())).await?.ok_or(Busy)
    }

    async fn verify(&self, password: Password, kept: Option<String>) -> Result<bool, Busy> {
        let is_somebody = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobody.clone());
        let matches = self
            .run(move |argon2| {
                PasswordHash::new(&kept)
                    .is_ok_and(|kept| argon2.verify_password(password.reveal().as_bytes(), &kept).is_ok())
            })
            .await?;
        Ok(matches && is_somebody)
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Option<String> {
    let salt = SaltString::encode_b64(&rand::random::<[u8; 16]>()).ok()?;
    argon2.hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let hashing = Hashing::new();
        let kept = hashing.hash(Password::typed("correct horse battery")).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        let verify = |typed| hashing.verify(Password::typed(typed), Some(kept.clone()));
        assert_eq!(verify("correct horse battery").await, Ok(true));
        assert_eq!(verify("correct horse batterz").await, Ok(false));
        assert_eq!(hashing.verify(Password::typed("nobody's password"), None).await, Ok(false));
    }

    #[tokio::test]
    async fn beyond_what_may_wait_the_answer_is_to_come_back() {
        let hashing = std::sync::Arc::new(Hashing::new());
        let attempts = (0..MAX_WAITING + 8).map(|_| hashing.verify(Password::typed("whatever it is"), None));
        let busy = futures::future::join_all(attempts).await.into_iter().filter(Result::is_err).count();
        assert_eq!(busy, 8);
    }
}
