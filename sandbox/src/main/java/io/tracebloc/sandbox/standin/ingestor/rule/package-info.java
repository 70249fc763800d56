/**
 * The validators (datasets.md 5): what they are, and those that several families share. Each looks
 * at one thing and knows nothing of the others.
 */
package io.tracebloc.sandbox.standin.ingestor.rule;
