package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** A connection with TLS; the records that one write becomes leave together. */
final class EncryptedSocket extends LayeredSocket {
  private final SSLSocket encrypted;
  private final GatheringSocket records;

  EncryptedSocket(SSLSocket encrypted, GatheringSocket records) {
    this.encrypted = encrypted;
    this.records = records;
  }

  @Override
  Socket below() {
    return encrypted;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Together(encrypted.getOutputStream());
  }

  private final class Together extends OutputStream {
    private final OutputStream out;

    Together(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      records.gather();
      try {
        out.write(bytes, offset, length);
      } finally {
        records.release();
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
