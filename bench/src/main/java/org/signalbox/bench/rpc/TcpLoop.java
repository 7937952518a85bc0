package org.signalbox.bench.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayDeque;

/**
 * One TCP connection with a fixed number of calls under way.
 *
 * <p>An answer ends with a line feed, which JSON text never contains inside. The next calls of all
 * answers that were read together leave in one write, so that the generator takes as little of the
 * shared cores as it can. Latency assumes answers in order, which quick methods keep.
 */
final class TcpLoop {

  private static final int BUFFER_OCTETS = 256 << 10;
  private static final int PATIENCE_MILLIS = 20_000;

  /**
   * Stands right behind the id's result in a failed answer: {@code ...,"result":null,"error":"}.
   */
  private static final byte[] END_OF_SUCCESS = {'n', 'u', 'l', 'l', '}'};

  private final RpcLoad load;
  private final LoadRecorder recorder;
  private final ArrayDeque<Long> sentNanos = new ArrayDeque<>();
  private final byte[] buffer = new byte[BUFFER_OCTETS];
  private long nextId;

  TcpLoop(RpcLoad load, LoadRecorder recorder) {
    this.load = load;
    this.recorder = recorder;
  }

  void run() throws IOException {
    try (Socket socket = new Socket(load.server().getAddress(), load.server().getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      send(socket.getOutputStream(), load.inFlight());
      exchange(socket.getInputStream(), socket.getOutputStream());
    }
  }

  private void exchange(InputStream in, OutputStream out) throws IOException {
    int filled = 0;
    boolean more = true;
    while (more) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        throw new IOException("the server hung up");
      }
      int answers = 0;
      int answerStart = 0;
      int end = filled + read;
      for (int i = filled; i < end; i++) {
        if (buffer[i] == '\n') {
          more &= recorder.take(sentNanos.remove(), isFailure(answerStart, i));
          answers++;
          answerStart = i + 1;
        }
      }
      filled = end - answerStart;
      System.arraycopy(buffer, answerStart, buffer, 0, filled);
      if (more) {
        send(out, answers);
      }
    }
  }

  private boolean isFailure(int start, int end) {
    int at = end - END_OF_SUCCESS.length;
    if (at < start) {
      return true;
    }
    for (int i = 0; i < END_OF_SUCCESS.length; i++) {
      if (buffer[at + i] != END_OF_SUCCESS[i]) {
        return true;
      }
    }
    return false;
  }

  private void send(OutputStream out, int calls) throws IOException {
    if (calls == 0) {
      return;
    }
    ByteArrayOutputStream batch = new ByteArrayOutputStream(calls * 300);
    for (int i = 0; i < calls; i++) {
      batch.writeBytes(load.call().request(nextId++));
    }
    long now = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      sentNanos.add(now);
    }
    out.write(batch.toByteArray());
  }
}
