/** The validators of the image family (datasets.md 5.8). */
package io.tracebloc.sandbox.standin.ingestor.rule.image;
