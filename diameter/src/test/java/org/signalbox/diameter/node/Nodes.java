package org.signalbox.diameter.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.AdvertisedApplication;

/** What tests of nodes share. */
final class Nodes {

  static final int CREDIT_CONTROL = 4;
  static final int CCR = 272;

  private static final long PATIENCE_SECONDS = 20;

  private Nodes() {}

  static ListenerConfig loopback() {
    return ListenerConfig.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static DiameterIdentity id(String text) {
    return DiameterIdentity.of(text);
  }

  static AdvertisedApplication creditControl() {
    return AdvertisedApplication.auth(CREDIT_CONTROL);
  }

  /** A request that any node may relay. */
  static DiameterMessage request(String session, String realm) {
    MessageBuilder builder = DiameterMessage.request(CREDIT_CONTROL, CCR);
    builder.text(BaseAvp.SESSION_ID, session);
    builder.text(BaseAvp.ORIGIN_HOST, "client.example");
    builder.text(BaseAvp.ORIGIN_REALM, "example");
    builder.text(BaseAvp.DESTINATION_REALM, realm);
    return builder.build();
  }

  static long resultCode(DiameterMessage answer) {
    return answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElseThrow();
  }

  static String originHost(DiameterMessage message) {
    return message.avps().text(BaseAvp.ORIGIN_HOST).orElseThrow();
  }

  /** An application that answers 2001 at once. */
  static DiameterApplication succeeding() {
    return application(request -> CompletableFuture.completedFuture(success(request)));
  }

  static DiameterMessage success(IncomingRequest request) {
    return request.message().answer().result(ResultCode.SUCCESS).origin(request.local()).build();
  }

  /** An application whose answers come when they come. */
  static DiameterApplication patient(Handling handling) {
    DiameterApplication limited = application(handling);
    return new DiameterApplication() {
      @Override
      public AdvertisedApplication advertised() {
        return limited.advertised();
      }

      @Override
      public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
        return limited.handle(request);
      }

      @Override
      public boolean isRefusedWhenLate() {
        return false;
      }
    };
  }

  /** What an application does with a request. */
  interface Handling {
    CompletionStage<DiameterMessage> handle(IncomingRequest request);
  }

  static DiameterApplication application(Handling handling) {
    return new DiameterApplication() {
      @Override
      public AdvertisedApplication advertised() {
        return creditControl();
      }

      @Override
      public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
        return handling.handle(request);
      }
    };
  }

  /** Waits for a stage, patiently but not for ever. */
  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing came: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a thread of a test to end. */
  static void join(Thread thread) {
    try {
      if (!thread.join(Duration.ofSeconds(PATIENCE_SECONDS))) {
        throw new AssertionError("a thread of the test does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something holds, doing a step between looks; patiently but not for ever. */
  static void until(BooleanSupplier holds, Runnable step) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("what was waited for did not come");
      }
      step.run();
    }
  }

  /** Waits until something holds. */
  static void until(BooleanSupplier holds) {
    until(holds, Thread::onSpinWait);
  }

  static int port(DiameterNode node) {
    return node.addresses().getFirst().getPort();
  }
}
