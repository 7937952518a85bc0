package org.signalbox.app.internal.ocs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * A connection to a charging system, which may send RAR and ASR over it. One thread asks; requests
 * of the charging system come on an event loop.
 */
public final class CreditClient implements CreditPort, AutoCloseable {

  private static final long STEP_MILLIS = 50;
  private static final int STEPS_MAX = 300;
  private static final long ANSWER_SECONDS = 30;

  private final DiameterNode node;
  private final PeerConfig server;
  private final Wishes wishes;

  private CreditClient(DiameterNode node, PeerConfig server, Wishes wishes) {
    this.node = node;
    this.server = server;
    this.wishes = wishes;
  }

  /**
   * Connects, and waits until requests are taken.
   *
   * @throws OperatorFault when the charging system cannot be reached or refuses the client
   */
  public static CreditClient connect(Origin origin, PeerConfig server) throws InterruptedException {
    Wishes wishes = new Wishes(new LinkedBlockingQueue<>());
    NodeConfig config =
        NodeConfig.of(origin.host().text(), origin.realm())
            .withPeer(server)
            .withLimits(NodeLimits.defaults().withEventLoops(1));
    CreditClient client =
        new CreditClient(
            DiameterNode.start(config, NodeHooks.defaults().withApplication(wishes)),
            server,
            wishes);
    try {
      client.awaitOpen();
    } catch (OperatorFault e) {
      client.close();
      throw e;
    }
    return client;
  }

  private void awaitOpen() throws InterruptedException {
    CompletableFuture<Void> open = node.whenOpen(server.identity()).toCompletableFuture();
    for (int step = 0; step < STEPS_MAX; step++) {
      try {
        open.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        Optional<String> trouble =
            node.reports().stream().flatMap(report -> report.trouble().stream()).findFirst();
        if (trouble.isPresent()) {
          throw new OperatorFault(
              "cannot connect to " + server.addresses() + ": " + trouble.get(), e);
        }
      } catch (ExecutionException e) {
        throw new OperatorFault("cannot connect to " + server.addresses(), e);
      }
    }
    throw new OperatorFault("cannot connect to " + server.addresses() + ": it stays silent");
  }

  @Override
  public DiameterMessage ask(DiameterMessage request) {
    try {
      return node.sendTo(server.identity(), request)
          .toCompletableFuture()
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new OperatorFault("no answer from " + server.addresses(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("interrupted while waiting for " + server.addresses(), e);
    }
  }

  @Override
  public Wish pass(Duration time) {
    try {
      Wish wish = wishes.coming().poll(time.toMillis(), TimeUnit.MILLISECONDS);
      return wish == null ? Wish.NOTHING : wish;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Wish.END;
    }
  }

  @Override
  public void close() {
    node.close();
  }

  /** Takes RAR and ASR: the walk follows with a report or the end (RFC 8506 §5.5). */
  private record Wishes(BlockingQueue<Wish> coming) implements DiameterApplication {

    @Override
    public AdvertisedApplication advertised() {
      return AdvertisedApplication.auth(CreditRequests.CREDIT_CONTROL);
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      int command = request.message().commandCode();
      boolean isKnown = command == BaseCommand.RE_AUTH || command == BaseCommand.ABORT_SESSION;
      if (isKnown) {
        coming.add(command == BaseCommand.RE_AUTH ? Wish.REPORT : Wish.END);
      }
      int result = isKnown ? ResultCode.LIMITED_SUCCESS : ResultCode.COMMAND_UNSUPPORTED;
      return CompletableFuture.completedFuture(
          request.message().answer().result(result).origin(request.local()).build());
    }
  }
}
