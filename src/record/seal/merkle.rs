//! The Merkle tree of RFC 9162, section 2.1, and its two proofs.
//!
//! ```text
//!   leaf hash   SHA-256(0x00 ‖ c)          node   SHA-256(0x01 ‖ left ‖ right)
//!
//!              ┌──────┴──────┐             A tree of n leaves has on its left the largest power of two that is
//!          ┌───┴───┐         4             smaller than n, and the rest on its right.
//!        ┌─┴─┐   ┌─┴─┐
//!        0   1   2   3
//! ```

use sha2::{Digest, Sha256};

use crate::procedure::ids::Hash;

/// The root of a tree without leaves: the hash of nothing.
#[must_use]
pub fn empty_root() -> Hash {
    Hash::of(&[])
}

/// The hash of a node over its two children.
#[must_use]
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Hash(Sha256::new().chain_update([0x01]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// A tree that grows at its right end. It keeps the hash of every whole subtree, so that a root and a proof for any
/// earlier size cost a logarithm of the size.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    /// `levels[k][i]` is the hash over the leaves from `i << k` to `(i + 1) << k`.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree over leaf hashes.
    #[must_use]
    pub fn of(leaves: impl IntoIterator<Item = Hash>) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }

    /// Adds the hash of the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        let (mut hash, mut level) = (leaf, 0);
        loop {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            if row.len() % 2 == 1 {
                return;
            }
            hash = node(&row[row.len() - 2], &row[row.len() - 1]);
            level += 1;
        }
    }

    /// How many leaves it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Its root.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.root_at(self.size()).unwrap_or_else(empty_root)
    }

    /// The root that it had with so many leaves; `None` when it never had as many.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        match size {
            0 => Some(empty_root()),
            size => (size <= self.size()).then(|| self.range(0, size)),
        }
    }

    /// Shows that the leaf with this index, from 0, is in the tree of `size` leaves (2.1.3.1). `None` when it is not.
    #[must_use]
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.size() {
            return None;
        }
        let (mut proof, mut from, mut to) = (Vec::new(), 0, size);
        while to - from > 1 {
            let middle = from + split(to - from);
            if index < middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// Shows that the tree of `size` leaves goes on from that of `old` (2.1.4.1). `None` when it cannot.
    #[must_use]
    pub fn consistency(&self, old: u64, size: u64) -> Option<Vec<Hash>> {
        if old > size || size > self.size() {
            return None;
        }
        if old == 0 || old == size {
            return Some(Vec::new());
        }
        let (mut proof, mut from, mut to) = (Vec::new(), 0, size);
        // Whether what is left is one whole subtree of the old tree, whose root the reader has.
        while to != old {
            let middle = from + split(to - from);
            if old <= middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
            }
        }
        if from > 0 {
            proof.push(self.range(from, to));
        }
        proof.reverse();
        Some(proof)
    }

    /// The hash over a range that is a subtree or the ragged right end of one. Both ends lie inside the tree.
    fn range(&self, from: u64, to: u64) -> Hash {
        let count = to - from;
        if count.is_power_of_two() && from.is_multiple_of(count) {
            let level = count.trailing_zeros();
            let at = |level: u32, i: u64| Some(*self.levels.get(level as usize)?.get(usize::try_from(i).ok()?)?);
            if let Some(hash) = at(level, from >> level) {
                return hash;
            }
        }
        let middle = from + split(count.max(2));
        node(&self.range(from, middle), &self.range(middle, to))
    }
}

/// The largest power of two that is smaller than `count`, which is at least two.
fn split(count: u64) -> u64 {
    1 << (u64::BITS - 1 - (count - 1).leading_zeros())
}

/// Whether a proof shows that the leaf with this hash and index, from 0, is in the tree of `size` leaves with this
/// root (2.1.3.2).
#[must_use]
pub fn includes(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            hash = node(step, &hash);
            while at % 2 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node(&hash, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && hash == root
}

/// Whether a proof shows that the tree of `size` leaves goes on from that of `old` leaves (2.1.4.2).
#[must_use]
pub fn goes_on(old: u64, old_root: Hash, size: u64, root: Hash, proof: &[Hash]) -> bool {
    match old {
        0 => return proof.is_empty() && old_root == empty_root(),
        old if old == size => return proof.is_empty() && old_root == root,
        old if old > size => return false,
        _ => {}
    }
    let mut steps = proof.iter();
    // A whole power of two is itself the first step of its proof.
    let first = if old.is_power_of_two() { Some(old_root) } else { steps.next().copied() };
    let Some(first) = first else { return false };
    let (mut at, mut last) = (old - 1, size - 1);
    while at % 2 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (mut old_hash, mut hash) = (first, first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            old_hash = node(step, &old_hash);
            hash = node(step, &hash);
            while at % 2 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node(&hash, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && old_hash == old_root && hash == root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(data: &[u8]) -> Hash {
        Hash(Sha256::new().chain_update([0x00]).chain_update(data).finalize().into())
    }

    fn tree(size: u64) -> Tree {
        Tree::of((0..size).map(|i| leaf(&i.to_be_bytes())))
    }

    /// As section 2.1.1 writes it, without any cleverness.
    fn by_the_book(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [one] => *one,
            many => {
                let (left, right) = many.split_at(split(many.len() as u64) as usize);
                node(&by_the_book(left), &by_the_book(right))
            }
        }
    }

    #[test]
    fn the_trees_that_certificate_transparency_publishes_have_their_roots() {
        let inputs: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let tree = Tree::of(inputs.map(leaf));
        for (size, root) in [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ] {
            assert_eq!(tree.root_at(size).unwrap().to_string(), root, "{size} leaves");
        }
        assert_eq!(tree.root_at(9), None);
    }

    #[test]
    fn every_root_is_the_one_that_the_definition_gives() {
        let leaves: Vec<_> = (0_u64..70).map(|i| leaf(&i.to_be_bytes())).collect();
        let whole = Tree::of(leaves.iter().copied());
        for size in 0..=leaves.len() {
            assert_eq!(whole.root_at(size as u64), Some(by_the_book(&leaves[..size])), "{size} leaves");
        }
    }

    #[test]
    fn every_inclusion_is_shown_and_no_other_is() {
        let whole = tree(40);
        for size in 1..=40 {
            let root = whole.root_at(size).unwrap();
            for index in 0..size {
                let proof = whole.inclusion(index, size).unwrap();
                let hash = leaf(&index.to_be_bytes());
                assert!(includes(hash, index, size, &proof, root), "{index} in {size}");
                assert!(!includes(leaf(b"another"), index, size, &proof, root));
                assert!(!includes(hash, index, size, &proof, leaf(b"another")));
                assert!(!includes(hash, (index + 1) % size, size, &proof, root) || size == 1);
                let longer: Vec<_> = proof.iter().copied().chain([root]).collect();
                assert!(!includes(hash, index, size, &longer, root));
                if let Some((_, shorter)) = proof.split_last() {
                    assert!(!includes(hash, index, size, shorter, root));
                }
            }
            assert_eq!(whole.inclusion(size, size), None);
        }
        assert_eq!(whole.inclusion(0, 41), None);
    }

    #[test]
    fn every_tree_goes_on_from_each_earlier_one_and_from_no_other() {
        let whole = tree(40);
        for size in 0..=40 {
            let root = whole.root_at(size).unwrap();
            for old in 0..=size {
                let old_root = whole.root_at(old).unwrap();
                let proof = whole.consistency(old, size).unwrap();
                assert!(goes_on(old, old_root, size, root, &proof), "{old} to {size}");
                assert!(!goes_on(old, leaf(b"another"), size, root, &proof), "{old} to {size}, another old root");
                assert!(!goes_on(old, old_root, size, leaf(b"another"), &proof) || old == 0, "{old} to {size}");
                for i in 0..proof.len() {
                    let mut bent = proof.clone();
                    bent[i].0[0] ^= 1;
                    assert!(!goes_on(old, old_root, size, root, &bent), "{old} to {size}, step {i} bent");
                }
            }
            assert_eq!(whole.consistency(size + 1, size), None);
        }
    }
}
