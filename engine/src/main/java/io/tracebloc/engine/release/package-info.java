/**
 * From a cluster to the installed release and what it says about where data goes: claim, mount,
 * account, endpoint, each with its evidence ({@code contract/releases.md}). Must not create
 * anything in the cluster.
 */
package io.tracebloc.engine.release;
