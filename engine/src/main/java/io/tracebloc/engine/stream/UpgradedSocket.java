package io.tracebloc.engine.stream;

import java.io.InputStream;
import java.net.Socket;

/**
 * A connection after its upgrade.
 *
 * @param socket the connection
 * @param input its input, with what was read ahead
 */
record UpgradedSocket(Socket socket, InputStream input) {}
