package org.signalbox.rpc;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Methods whose behaviour the tests of the doors know. */
public final class TestMethods {

  /** Lets all calls of {@code Test.Wait} end. */
  public final CountDownLatch release = new CountDownLatch(1);

  /** Counted down by each call of {@code Test.Wait} that has begun. */
  public final CountDownLatch begun;

  public TestMethods(int waiters) {
    this.begun = new CountDownLatch(waiters);
  }

  public TestMethods() {
    this(0);
  }

  public RpcRegistry registry() {
    return RpcRegistry.of(
        List.of(
            RpcMethod.inline(
                "Test",
                "Echo",
                parameters -> RpcReply.result(o -> o.writeTree(parameters.asSent()))),
            RpcMethod.inline("Test", "Text", parameters -> RpcReply.text(parameters.text("Text"))),
            RpcMethod.inline(
                "Test",
                "Caller",
                parameters -> RpcReply.text(parameters.caller().orElse("nobody"))),
            RpcMethod.inline("Test", "Missing", parameters -> ok(parameters.requiring("ID"))),
            RpcMethod.inline("Test", "Refuse", parameters -> RpcReply.NOT_FOUND),
            RpcMethod.inline(
                "Test",
                "Large",
                parameters -> RpcReply.text("x".repeat((int) parameters.integer("Size")))),
            RpcMethod.inline("Test", "Fail", parameters -> fail()),
            RpcMethod.inline(
                "Test", "FailInBody", parameters -> RpcReply.result(out -> throwSecret())),
            RpcMethod.blocking("Test", "Block", parameters -> RpcReply.text("done")),
            RpcMethod.blocking("Test", "BlockFail", parameters -> fail()),
            RpcMethod.blocking("Test", "Wait", parameters -> await())));
  }

  private static RpcReply ok(RpcParameters checked) {
    return checked.has("ID") ? RpcReply.OK : RpcReply.NOT_FOUND;
  }

  private static RpcReply fail() {
    throwSecret();
    return RpcReply.OK;
  }

  private static void throwSecret() {
    throw new IllegalStateException("secret of the program");
  }

  private RpcReply await() {
    begun.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return RpcReply.OK;
  }
}
