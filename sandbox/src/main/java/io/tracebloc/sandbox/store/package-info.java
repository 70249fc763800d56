/** The practice cluster's objects: resource types, versions, list, watch. Knows no HTTP. */
package io.tracebloc.sandbox.store;
