package org.signalbox.bench.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Answers every request at once with the same answer.
 *
 * <p>Arguments: {@code dial} and the relay's host and port, and a folder of certificates for TLS;
 * or {@code listen} and an address, for the measurement without a relay; or {@code grant} and an
 * address, for clients that want their services granted. Prints one line when it is ready, and runs
 * until it is ended.
 */
public final class LoadResponder {

  private static final int BUFFER = 1 << 20;
  private static final int COMMAND = 4;
  private static final byte[] WATCHDOG_ANSWER =
      BenchMessages.watchdogAnswer(BenchMessages.SERVER, BenchMessages.SERVER_REALM);

  private final Selector selector;
  private final byte[] answer;

  private LoadResponder(Selector selector, byte[] answer) {
    this.selector = selector;
    this.answer = answer;
  }

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress address = new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2]));
    boolean grants = arguments[0].equals("grant");
    LoadResponder responder =
        new LoadResponder(Selector.open(), grants ? BenchMessages.grant() : BenchMessages.answer());
    if (grants || arguments[0].equals("listen")) {
      responder.listen(address);
    } else {
      SocketChannel channel = BenchConnection.dial(address);
      responder.greet(
          arguments.length > 3
              ? TlsWire.handshake(
                  channel, BenchKeys.read(Path.of(arguments[3]), BenchMessages.SERVER))
              : new BenchWire.Clear(channel));
    }
    responder.run();
  }

  private void listen(InetSocketAddress address) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open().bind(address);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    InetSocketAddress bound = (InetSocketAddress) listener.getLocalAddress();
    System.out.println("responder ready " + bound.getPort());
  }

  private void greet(BenchWire wire) throws IOException {
    BenchConnection connection = new BenchConnection(wire, 0, BUFFER, WATCHDOG_ANSWER);
    connection.greet(BenchMessages.capabilities(BenchMessages.SERVER, BenchMessages.SERVER_REALM));
    wire.channel().register(selector, SelectionKey.OP_READ, connection);
    System.out.println("responder ready");
  }

  private void run() throws IOException {
    while (true) {
      selector.select(key -> {
        try {
          if (key.isAcceptable()) {
            accept((ServerSocketChannel) key.channel());
          } else {
            serve(key, (BenchConnection) key.attachment());
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  private void accept(ServerSocketChannel listener) throws IOException {
    SocketChannel channel = listener.accept();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.register(
        selector,
        SelectionKey.OP_READ,
        new BenchConnection(new BenchWire.Clear(channel), 0, BUFFER / 4, WATCHDOG_ANSWER));
  }

  private void serve(SelectionKey key, BenchConnection connection) {
    try {
      connection.read(this::answer);
      connection.flush();
    } catch (IOException e) {
      // The other side has closed, which ends a run.
      key.cancel();
    }
  }

  private void answer(BenchConnection connection, ByteBuffer in, int offset) {
    boolean greets =
        (in.getInt(offset + COMMAND) & 0xFF_FFFF) == BenchMessages.COMMAND_CAPABILITIES;
    if (greets) {
      byte[] cer = new byte[in.getInt(offset) & 0xFF_FFFF];
      in.get(offset, cer);
      connection.answer(BenchMessages.capabilitiesAnswer(cer), in, offset);
    } else {
      connection.answer(answer, in, offset);
    }
  }
}
