package org.signalbox.dra.freediameter;

import java.util.Locale;
import java.util.Optional;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * For which later requests a redirect holds (RFC 6733 §6.13), with the score it gives its hosts.
 */
enum RedirectUsage {
  DONT_CACHE(0, 55),
  ALL_SESSION(1, 50),
  ALL_REALM(2, 35),
  REALM_AND_APPLICATION(3, 40),
  ALL_APPLICATION(4, 30),
  ALL_HOST(5, 25),
  ALL_USER(6, 45);

  private final int code;
  private final int score;

  RedirectUsage(int code, int score) {
    this.code = code;
    this.score = score;
  }

  int score() {
    return score;
  }

  /** The usage of a code; an unknown one is not cached. */
  static RedirectUsage ofCode(long code) {
    for (RedirectUsage usage : values()) {
      if (usage.code == code) {
        return usage;
      }
    }
    return DONT_CACHE;
  }

  /** What requests of this usage have in common; empty for a request that has it not. */
  Optional<String> key(DiameterMessage request) {
    return switch (this) {
      case DONT_CACHE -> Optional.empty();
      case ALL_SESSION -> text(request, BaseAvp.SESSION_ID);
      case ALL_REALM -> text(request, BaseAvp.DESTINATION_REALM);
      case REALM_AND_APPLICATION ->
          text(request, BaseAvp.DESTINATION_REALM)
              .map(realm -> request.applicationId() + " " + realm);
      case ALL_APPLICATION -> Optional.of(Integer.toString(request.applicationId()));
      case ALL_HOST -> text(request, BaseAvp.DESTINATION_HOST);
      case ALL_USER -> text(request, BaseAvp.USER_NAME);
    };
  }

  private static Optional<String> text(DiameterMessage request, AvpKey key) {
    return request.avps().text(key).map(value -> value.toLowerCase(Locale.ROOT));
  }
}
