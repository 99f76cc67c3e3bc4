//! Chance of a client: jitter of the way back to the hub, and names for its commands.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::procedure::ids::{CommandId, Timestamp};

/// A stream of chance.
#[derive(Clone, Debug)]
pub struct Chance(ChaCha20Rng);

impl Chance {
    /// Chance that nobody else has: two endpoints that lost the same hub do not come back in step, and no two
    /// give one name to two commands.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn of_system() -> std::io::Result<Self> {
        let mut seed = [0; 32];
        #[expect(clippy::disallowed_methods, reason = "names of commands must differ between devices")]
        let filled = getrandom::fill(&mut seed);
        filled.map_err(|fault| std::io::Error::other(format!("the system gives no random bytes: {fault}")))?;
        Ok(Self(ChaCha20Rng::from_seed(seed)))
    }

    /// The same chance for the same seed and stream: for a rehearsal, one stream for each client.
    #[must_use]
    pub fn seeded(seed: u64, stream: u64) -> Self {
        let mut chance = ChaCha20Rng::seed_from_u64(seed);
        chance.set_stream(stream);
        Self(chance)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// What a new key is made of.
    pub fn key_seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        self.0.fill_bytes(&mut seed);
        seed
    }

    /// A new name for a command, a UUID of version 7 made at `now`.
    pub fn command_id(&mut self, now: Timestamp) -> CommandId {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        let millis = u64::try_from(now.0).unwrap_or(0);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid();
        // A UUID has 36 characters, none of them white space.
        CommandId::parse(&id.to_string()).unwrap_or_else(|| unreachable!("a UUID is an id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_the_same_names_and_another_stream_gives_others() {
        let ids = |seed, stream| {
            let mut chance = Chance::seeded(seed, stream);
            [chance.command_id(Timestamp(1_000)), chance.command_id(Timestamp(1_000))]
        };
        assert_eq!(ids(1, 1), ids(1, 1));
        assert_ne!(ids(1, 1), ids(1, 2));
        assert_ne!(ids(1, 1)[0], ids(1, 1)[1]);
        assert_ne!(Chance::of_system().unwrap().number(), Chance::of_system().unwrap().number());
    }
}
