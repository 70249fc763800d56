/** The validators of the text family (datasets.md 5.9). */
package io.tracebloc.sandbox.standin.ingestor.rule.text;
