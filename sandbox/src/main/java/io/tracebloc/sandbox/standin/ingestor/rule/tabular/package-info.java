/** The validators of the tabular family (datasets.md 5.5 to 5.7). */
package io.tracebloc.sandbox.standin.ingestor.rule.tabular;
