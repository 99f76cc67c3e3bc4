//! Where salts come from: the one use of randomness in the journal.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::entry::Salt;

/// Where an entry's salt comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaltSource {
    /// The operating system. What a real conference wants: nobody can guess a withheld content.
    System,
    /// A seed: the salt is a function of the seed and the position, so that a rehearsal played twice ends with
    /// the same head, also when it was stopped and taken up again.
    Seeded(u64),
}

impl SaltSource {
    /// The salt for the entry at a position.
    pub(super) fn salt(&self, position: u64) -> Result<Salt, String> {
        let mut bytes = [0; 16];
        match self {
            #[expect(clippy::disallowed_methods, reason = "salts must be beyond guessing")]
            Self::System => {
                getrandom::fill(&mut bytes).map_err(|e| format!("the system gives no random bytes: {e}"))?
            }
            Self::Seeded(seed) => {
                let mut rng = ChaCha20Rng::seed_from_u64(*seed);
                // Four words of the stream make one salt.
                rng.set_word_pos(u128::from(position) * 4);
                rng.fill_bytes(&mut bytes);
            }
        }
        Ok(Salt(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_one_salt_for_each_position() {
        let salt = |seed, position| SaltSource::Seeded(seed).salt(position).unwrap();
        assert_eq!(salt(1, 5), salt(1, 5));
        assert_ne!(salt(1, 5), salt(1, 6));
        assert_ne!(salt(1, 5), salt(2, 5));
    }

    #[test]
    fn the_system_gives_another_salt_each_time() {
        assert_ne!(SaltSource::System.salt(1), SaltSource::System.salt(1));
    }
}
