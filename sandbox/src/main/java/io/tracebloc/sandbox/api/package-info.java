/** The Kubernetes API over HTTPS: routing, discovery, tables, watches, subresources. */
package io.tracebloc.sandbox.api;
