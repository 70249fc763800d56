/**
 * The rules of {@code contract/datasets.md} 5, each a unit of its own, and the book that says which
 * category has which. Adding a category is one entry in {@link
 * io.tracebloc.engine.dataset.Category} and one in {@link
 * io.tracebloc.engine.dataset.rule.RuleBook}.
 *
 * <p>Rules that both lines of the ingestor enforce reject; rules of only one line warn.
 */
package io.tracebloc.engine.dataset.rule;
