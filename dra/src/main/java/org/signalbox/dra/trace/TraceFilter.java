package org.signalbox.dra.trace;

import java.util.Locale;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;

/**
 * Which requests are followed; an absent part leaves it open.
 *
 * @param peer the identity of a peer that sends or gets the request, in any case
 * @param user a part of a subscriber's name, such as the first digits of an IMSI
 * @param application the application id
 * @param command the command code
 * @param errorsOnly only requests whose answer is not a success
 */
public record TraceFilter(
    Optional<String> peer,
    Optional<String> user,
    Optional<Integer> application,
    Optional<Integer> command,
    boolean errorsOnly) {

  /** Every request. */
  public static final TraceFilter ALL =
      new TraceFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  public TraceFilter {
    peer = peer.map(name -> name.toLowerCase(Locale.ROOT));
  }

  /** False when a request is not wanted whatever becomes of it. */
  boolean mayWant(DiameterMessage request) {
    return application.map(id -> id == request.applicationId()).orElse(true)
        && command.map(code -> code == request.commandCode()).orElse(true)
        && user.map(
                part -> SubscriberNames.of(request).stream().anyMatch(name -> name.contains(part)))
            .orElse(true);
  }

  /** True when a request is wanted now that it is answered. */
  boolean wants(TracedRequest traced) {
    return mayWant(traced.request())
        && peer.map(traced::wasWith).orElse(true)
        && (!errorsOnly || !isSuccess(traced));
  }

  private static boolean isSuccess(TracedRequest traced) {
    return ResultCode.isSuccess((int) traced.answer().resultCode());
  }
}
