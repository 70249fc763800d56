/**
 * Text as UTF-8 bytes, without a {@code String} for each piece: slices of a buffer, compact lists
 * of them, and the trim set of the contract. Must not know files or rules.
 */
package io.tracebloc.engine.dataset.bytes;
