/**
 * What a text file holds, read as a stream in bounded memory whatever its size: its encoding, its
 * one record, its words ({@code contract/datasets.md} 5.9). Must not know files' names or rules.
 */
package io.tracebloc.engine.dataset.text;
