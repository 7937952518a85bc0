package org.signalbox.rpc.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcMetricsPort;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a call and encodes its answer.
 *
 * <p>Quick methods run on the calling thread, which may be an event loop; the others on a thread of
 * their own, of which there are no more than the limit. This is the boundary where whatever a
 * method throws becomes an answer: no call ends a connection or the process, and no text of an
 * exception reaches a client. Any thread may call.
 */
final class RpcDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(RpcDispatcher.class);

  private static final RpcReply TOO_MANY = RpcReply.failure("MAX_CONCURRENT_RPC_EXCEEDED");
  private static final RpcReply INTERNAL = RpcReply.serverError("internal error");

  private final RpcRegistry registry;
  private final Executor callThreads;
  private final Semaphore freeCalls;
  private final RpcMetricsPort metrics;

  /**
   * @param callThreads runs each task on a thread that may block
   * @param maxCalls most tasks under way
   */
  RpcDispatcher(RpcRegistry registry, Executor callThreads, int maxCalls, RpcMetricsPort metrics) {
    this.registry = registry;
    this.callThreads = callThreads;
    this.freeCalls = new Semaphore(maxCalls);
    this.metrics = metrics;
  }

  /**
   * Answers a call.
   *
   * @param replied gets the answer exactly once: before this returns, or on another thread
   */
  void dispatch(RpcRequest.Call call, Consumer<byte[]> replied) {
    long startNanos = System.nanoTime();
    switch (registry.find(call.method())) {
      case RpcRegistry.Unknown unknown ->
          replied.accept(
              answered(
                  call,
                  RpcMetricsPort.UNKNOWN_METHOD,
                  RpcReply.failure(unknown.errorText()),
                  startNanos));
      case RpcRegistry.Found found -> run(found.method(), call, replied, startNanos);
    }
  }

  private void run(
      RpcMethod method, RpcRequest.Call call, Consumer<byte[]> replied, long startNanos) {
    if (call.argument() instanceof RpcRequest.Misshapen misshapen) {
      RpcReply refusal = RpcReply.failure(misshapen.errorText());
      replied.accept(answered(call, method.fullName(), refusal, startNanos));
      return;
    }
    if (method.execution() == RpcMethod.Execution.INLINE) {
      replied.accept(outcome(method, call, startNanos));
      return;
    }
    if (!freeCalls.tryAcquire()) {
      metrics.refused(RpcMetricsPort.Refusal.CALL_LIMIT);
      replied.accept(answered(call, method.fullName(), TOO_MANY, startNanos));
      return;
    }
    try {
      callThreads.execute(() -> replied.accept(outcomeOfTask(method, call, startNanos)));
    } catch (RejectedExecutionException e) {
      // The doors are closing: nothing was begun, and the client may repeat its call elsewhere.
      freeCalls.release();
      replied.accept(answered(call, method.fullName(), TOO_MANY, startNanos));
    }
  }

  private byte[] outcomeOfTask(RpcMethod method, RpcRequest.Call call, long startNanos) {
    try {
      return outcome(method, call, startNanos);
    } finally {
      freeCalls.release();
    }
  }

  private byte[] outcome(RpcMethod method, RpcRequest.Call call, long startNanos) {
    try {
      return reply(method, call, startNanos);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError()
          .addKeyValue("method", method.fullName())
          .setCause(e)
          .log("a call failed inside the program");
      return answered(call, method.fullName(), INTERNAL, startNanos);
    }
  }

  /** A body may read parameters while it is written: it is refused like the method itself. */
  private byte[] reply(RpcMethod method, RpcRequest.Call call, long startNanos) {
    RpcRequest.Given given = (RpcRequest.Given) call.argument();
    try {
      RpcParameters parameters = RpcParameters.ofArgument(given.value()).sentBy(call.caller());
      RpcReply reply = method.handler().handle(parameters);
      return answered(call, method.fullName(), reply, startNanos);
    } catch (MalformedParameters e) {
      RpcReply refusal = RpcReply.failure(String.valueOf(e.getMessage()));
      return answered(call, method.fullName(), refusal, startNanos);
    }
  }

  private byte[] answered(RpcRequest.Call call, String method, RpcReply reply, long startNanos) {
    byte[] octets = RpcReplyEncoder.encode(call.id(), reply);
    metrics.answered(method, reply instanceof RpcReply.Failure, System.nanoTime() - startNanos);
    return octets;
  }
}
