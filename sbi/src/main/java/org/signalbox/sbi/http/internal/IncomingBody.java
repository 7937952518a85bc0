package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiResponse;

/**
 * Gathers the body of one request, as long as it may. From its refusal on, whatever comes is thrown
 * away: the refusal is sent when the request has ended, which every client understands, and until
 * then it holds nothing. Runs on the event loop of its connection.
 */
final class IncomingBody implements Subscriber<HttpObject> {

  /** What a request costs that waits for its body, besides its header fields. */
  private static final int FLAT_OCTETS = 1_024;

  private static final byte[] NONE = {};

  private final BodyBudget.Share share;
  private final int octetsMax;
  private final CompletableFuture<Arrived> arrived = new CompletableFuture<>();
  private Optional<SbiResponse> refusal;

  /** The octets so far, and room for more. */
  private byte[] room = NONE;

  private int size;

  /** What has come when a request has ended. */
  sealed interface Arrived {}

  /** The whole body. */
  @SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
  record Whole(byte[] octets) implements Arrived {}

  /** The request was refused meanwhile. */
  record Refused(SbiResponse refusal) implements Arrived {}

  private IncomingBody(BodyBudget.Share share, int octetsMax, Optional<SbiResponse> refusal) {
    this.share = share;
    this.octetsMax = octetsMax;
    this.refusal = refusal;
  }

  /**
   * A body that is kept.
   *
   * @param octetsMax more is refused; 0 keeps none and refuses none
   * @param headerOctets what the header fields hold meanwhile
   */
  static IncomingBody kept(BodyBudget.Share share, int octetsMax, long headerOctets) {
    IncomingBody body = new IncomingBody(share, octetsMax, Optional.empty());
    boolean _ = body.takes(headerOctets + FLAT_OCTETS);
    return body;
  }

  /** The body of a request that is refused already. */
  static IncomingBody refused(BodyBudget.Share share, SbiResponse refusal) {
    return new IncomingBody(share, 0, Optional.of(refusal));
  }

  /** When the request has ended; exceptionally where it never does. */
  CompletableFuture<Arrived> arrived() {
    return arrived;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject part) {
    if (part instanceof HttpData data && refusal.isEmpty() && octetsMax > 0) {
      keep(data.array());
    }
  }

  private void keep(byte[] more) {
    if (more.length > octetsMax - size) {
      refuse(SbiResponse.problem(ProblemErrorHandler.tooLarge()));
    } else if (size == 0 && takes(more.length)) {
      // Nearly every body comes in one piece, which is taken as it is.
      room = more;
      size = more.length;
    } else if (size > 0 && hasRoomFor(more.length)) {
      System.arraycopy(more, 0, room, size, more.length);
      size += more.length;
    }
  }

  /** Room is doubled: a body in pieces of one octet costs no more than another. */
  private boolean hasRoomFor(int octets) {
    int needed = size + octets;
    if (needed <= room.length) {
      return true;
    }
    int larger = Math.min(octetsMax, Math.max(needed, 2 * room.length));
    if (!takes(larger - room.length)) {
      return false;
    }
    room = Arrays.copyOf(room, larger);
    return true;
  }

  /** Takes of the budget, or refuses the request. */
  private boolean takes(long octets) {
    return switch (share.take(octets)) {
      case TAKEN -> true;
      case CLIENT_HAS_ITS_SHARE -> {
        refuse(tooManyOfClient());
        yield false;
      }
      case NOTHING_LEFT -> {
        refuse(tooMany());
        yield false;
      }
    };
  }

  private void refuse(SbiResponse response) {
    refusal = Optional.of(response);
    room = NONE;
    size = 0;
    share.giveBack();
  }

  private static SbiResponse tooManyOfClient() {
    return SbiResponse.problem(
            ProblemDetails.of(
                429,
                "NF_CONGESTION_RISK",
                "this client has more octets of bodies under way than are left for others"))
        .with("retry-after", "1");
  }

  private static SbiResponse tooMany() {
    return SbiResponse.problem(
            ProblemDetails.of(503, "NF_CONGESTION", "too many octets of bodies are under way"))
        .with("retry-after", "1");
  }

  @Override
  public void onError(Throwable fault) {
    room = NONE;
    share.giveBack();
    arrived.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    arrived.complete(
        refusal.isPresent()
            ? new Refused(refusal.get())
            : new Whole(size == room.length ? room : Arrays.copyOf(room, size)));
  }
}
