//! The record's texts as files.

pub mod akn;
pub mod csv;
pub mod docx;
pub mod form;
pub mod html;
pub mod ics;
pub mod markdown;
pub mod register;
pub mod speeches;
pub mod summary;
pub mod timeline;
