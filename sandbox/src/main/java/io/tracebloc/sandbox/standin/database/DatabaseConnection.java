package io.tracebloc.sandbox.standin.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One session with a server. Statements follow each other; confined to one thread. */
public final class DatabaseConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte GOOD_BYE = 1;
  private static final int QUERY = 3;
  private static final int OK = 0;
  private static final int ERROR = 0xff;
  private static final int END = 0xfe;
  private static final int LONGEST_END = 8;

  private final Socket socket;
  private final Packets packets;

  private DatabaseConnection(Socket socket, Packets packets) {
    this.socket = socket;
    this.packets = packets;
  }

  /**
   * Logs in over a socket, which from now on belongs to the session.
   *
   * @throws DatabaseException if user or password are wrong
   */
  public static DatabaseConnection open(Socket socket, String user, String password)
      throws IOException {
    try {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.setTcpNoDelay(true);
      var packets = new Packets(socket.getInputStream(), socket.getOutputStream());
      new Handshake(packets, user, password).run();
      var connection = new DatabaseConnection(socket, packets);
      connection.run("SET SESSION time_zone = '+00:00'");
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Runs a statement and returns its rows, if it has any; SQL's NULL is an empty value.
   *
   * @throws DatabaseException if the server refuses it; the session goes on
   */
  public List<List<Optional<String>>> run(String statement) throws IOException {
    var command = new ByteArrayOutputStream();
    command.write(QUERY);
    command.writeBytes(statement.getBytes(StandardCharsets.UTF_8));
    packets.writeFirst(command.toByteArray());
    var answer = packets.read();
    return switch (answer.kind()) {
      case OK -> List.of();
      case ERROR -> throw answer.failure();
      default -> rows(answer.number());
    };
  }

  private List<List<Optional<String>>> rows(long columns) throws IOException {
    for (var column = 0L; column < columns; column++) {
      packets.read();
    }
    packets.read();
    var rows = new ArrayList<List<Optional<String>>>();
    for (var next = packets.read(); !isEnd(next); next = packets.read()) {
      if (next.kind() == ERROR) {
        throw next.failure();
      }
      var row = new ArrayList<Optional<String>>();
      for (var column = 0L; column < columns; column++) {
        row.add(next.text());
      }
      rows.add(row);
    }
    return rows;
  }

  private static boolean isEnd(Payload payload) {
    return payload.kind() == END && payload.remaining() <= LONGEST_END;
  }

  @Override
  public void close() {
    try (socket) {
      packets.writeFirst(new byte[] {GOOD_BYE});
    } catch (IOException _) {
      // The server is gone; everything that it answered for was done before.
    }
  }
}
