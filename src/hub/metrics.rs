//! What the hub counts, for `/metrics`.

use std::fmt::Write as _;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

/// All counters of one hub.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Commands answered, by result.
    pub commands: Family<Answered, Counter>,
    /// Frames handed to sockets.
    pub frames: Counter,
    /// Connections ended, by close code.
    pub closed: Family<Closed, Counter>,
    /// Connected programs that have signed in.
    pub peers: Gauge,
    /// The position of the record.
    pub position: Gauge,
    /// Seconds from handing a batch to the journal until it is durable.
    pub append_seconds: Histogram,
    /// Entries in a batch.
    pub batch_entries: Histogram,
}

/// How a command was answered.
#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Answered {
    /// `accepted`, `rejected`, `declined` or `busy`.
    pub result: &'static str,
}

/// With which code a connection ended.
#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Closed {
    /// The close code; 1006 when the line just broke.
    pub code: u16,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("mufakat");
        let metrics = Self {
            commands: Family::default(),
            frames: Counter::default(),
            closed: Family::default(),
            peers: Gauge::default(),
            position: Gauge::default(),
            append_seconds: Histogram::new(exponential_buckets(0.000_1, 2.0, 16)),
            batch_entries: Histogram::new(exponential_buckets(1.0, 2.0, 9)),
            registry: Registry::default(),
        };
        registry.register("commands", "Commands answered", metrics.commands.clone());
        registry.register("frames", "Frames handed to sockets", metrics.frames.clone());
        registry.register("connections_closed", "Connections ended, by close code", metrics.closed.clone());
        registry.register("peers", "Connected programs that have signed in", metrics.peers.clone());
        registry.register("record_position", "Position of the record", metrics.position.clone());
        let seconds = metrics.append_seconds.clone();
        registry.register_with_unit("append", "Time until a batch is durable", Unit::Seconds, seconds);
        registry.register("batch_entries", "Entries in a batch", metrics.batch_entries.clone());
        Self { registry, ..metrics }
    }
}

impl Metrics {
    /// The text that a collector reads (OpenMetrics 1.0).
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        if encode(&mut text, &self.registry).is_err() {
            // Writing to memory does not fail; a collector that finds no end marker drops the answer.
            let _cut = text.write_str("\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collector_reads_every_counter() {
        let metrics = Metrics::default();
        metrics.commands.get_or_create(&Answered { result: "accepted" }).inc();
        metrics.closed.get_or_create(&Closed { code: 4412 }).inc();
        metrics.position.set(7);
        let text = metrics.text();
        for line in [
            "mufakat_commands_total{result=\"accepted\"} 1",
            "mufakat_connections_closed_total{code=\"4412\"} 1",
            "mufakat_record_position 7",
            "# EOF",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }
}
