/**
 * Submitting by a release of the chart {@code ingestor} ({@code contract/protocol.md} 5): finds and
 * checks the chart, installs or upgrades, follows the hook, and reads from its log what the server
 * said. The only room that knows helm-java, which is loaded when it is first used.
 */
package io.tracebloc.engine.chart;
