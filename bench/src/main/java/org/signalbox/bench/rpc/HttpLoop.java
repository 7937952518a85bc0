package org.signalbox.bench.rpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection with one call under way. */
final class HttpLoop {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final String CONTENT_LENGTH = "content-length:";

  private final RpcLoad load;
  private final LoadRecorder recorder;

  HttpLoop(RpcLoad load, LoadRecorder recorder) {
    this.load = load;
    this.recorder = recorder;
  }

  void run() throws IOException {
    try (Socket socket = new Socket(load.server().getAddress(), load.server().getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
      long id = 0;
      boolean more = true;
      while (more) {
        long sent = System.nanoTime();
        send(socket.getOutputStream(), load.call().request(id++));
        byte[] answer = in.readNBytes(bodyLength(in));
        boolean failed =
            !new String(answer, StandardCharsets.UTF_8).stripTrailing().endsWith("null}");
        more = recorder.take(sent, failed);
      }
    }
  }

  private static void send(OutputStream out, byte[] body) throws IOException {
    String head =
        "POST /jsonrpc HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] request = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(body, 0, request, head.length(), body.length);
    out.write(request);
  }

  private static int bodyLength(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(CONTENT_LENGTH)) {
        length = Integer.parseInt(line.substring(CONTENT_LENGTH.length()).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("the server hung up");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }
}
