//! A tar archive (POSIX ustar) of plain files, as far as a bundle needs one: `tar tf` lists it, and any language
//! opens it. Owner, mode and time are always the same, so that the same contents give the same bytes.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

const BLOCK: usize = 512;

/// Longest name of a file.
const NAME_MAX: usize = 100;

/// Whether bytes begin as an archive.
#[must_use]
pub fn is_one(begin: &[u8]) -> bool {
    begin.get(257..262) == Some(b"ustar")
}

/// Writes files one after the other.
#[derive(Debug)]
pub struct Writer<W> {
    out: W,
}

impl<W: Write> Writer<W> {
    /// Begins an archive.
    pub fn new(out: W) -> Self {
        Self { out }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When it cannot be written, or its name is longer than 100 bytes.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(&header(name, bytes.len())?)?;
        self.out.write_all(bytes)?;
        let rest = bytes.len() % BLOCK;
        if rest > 0 {
            self.out.write_all(&[0; BLOCK][rest..])?;
        }
        Ok(())
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&[0; 2 * BLOCK])?;
        self.out.flush()?;
        Ok(self.out)
    }
}

fn header(name: &str, size: usize) -> io::Result<[u8; BLOCK]> {
    if name.len() > NAME_MAX || name.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{name:?} is no name for a file of a bundle")));
    }
    let mut header = [0_u8; BLOCK];
    let mut put = |at: usize, text: &[u8]| header[at..at + text.len()].copy_from_slice(text);
    put(0, name.as_bytes());
    put(100, b"0000644\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{size:011o}\0").as_bytes());
    put(136, b"00000000000\0");
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(header)
}

/// Why bytes are no archive of ours.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// It ends before a file that it announces.
    #[error("the archive is cut off in {0:?}")]
    CutOff(String),
    /// A header is damaged, or of a kind that a bundle never has.
    #[error("the archive is damaged at byte {0}")]
    Header(u64),
    /// A file is there twice.
    #[error("the archive holds {0:?} twice")]
    Twice(String),
    /// It could not be read.
    #[error("{0}")]
    Reading(String),
}

/// Reads an archive into memory: names with their bytes.
///
/// # Errors
/// [`Fault`].
pub fn read(mut input: impl Read) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|e| Fault::Reading(e.to_string()))?;
    let (mut files, mut at) = (BTreeMap::new(), 0);
    loop {
        let damaged = || Fault::Header(at as u64);
        let header = bytes.get(at..at + BLOCK).ok_or_else(|| Fault::CutOff("its end".to_owned()))?;
        if header.iter().all(|byte| *byte == 0) {
            return Ok(files);
        }
        let text = |from: usize, to: usize| {
            let field = header.get(from..to)?.split(|byte| *byte == 0).next()?;
            std::str::from_utf8(field).ok().map(str::trim)
        };
        let octal = |from, to| usize::from_str_radix(text(from, to)?, 8).ok();
        let sum: u32 =
            header.iter().enumerate().map(|(i, b)| if (148..156).contains(&i) { 32 } else { u32::from(*b) }).sum();
        let name = text(0, 100).filter(|name| !name.is_empty()).ok_or_else(damaged)?.to_owned();
        let size = octal(124, 136).ok_or_else(damaged)?;
        // A regular file, without a longer name elsewhere.
        let plain = matches!(header[156], b'0' | 0) && header[345] == 0;
        if octal(148, 156) != Some(sum as usize) || !is_one(header) || !plain {
            return Err(damaged());
        }
        let begin = at + BLOCK;
        let body = bytes.get(begin..begin.saturating_add(size)).ok_or_else(|| Fault::CutOff(name.clone()))?;
        if files.insert(name.clone(), body.to_vec()).is_some() {
            return Err(Fault::Twice(name));
        }
        at = begin + size.div_ceil(BLOCK) * BLOCK;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        writer.add("a.txt", b"one").unwrap();
        writer.add("folder/b", &[7; 1_024]).unwrap();
        writer.add("empty", b"").unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn what_is_written_reads_back_here_and_with_the_tar_of_the_system() {
        let bytes = archive();
        let files = read(&bytes[..]).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.txt", "empty", "folder/b"]);
        assert_eq!((&files["a.txt"][..], files["folder/b"].len()), (&b"one"[..], 1_024));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.tar");
        std::fs::write(&path, &bytes).unwrap();
        let listed = std::process::Command::new("tar").arg("tf").arg(&path).output().unwrap();
        assert_eq!(String::from_utf8(listed.stdout).unwrap(), "a.txt\nfolder/b\nempty\n");
    }

    #[test]
    fn a_damaged_archive_is_refused_and_never_panics() {
        let bytes = archive();
        for cut in [1, 100, 513, 1_024, 2_000] {
            assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for at in [0, 124, 148, 156, 257] {
            let mut bent = bytes.clone();
            bent[at] ^= 1;
            assert!(read(&bent[..]).is_err(), "bent at {at}");
        }
        assert!(Writer::new(Vec::new()).add(&"x".repeat(101), b"").is_err());
    }
}
