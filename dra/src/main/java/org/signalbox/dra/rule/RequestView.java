package org.signalbox.dra.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.number.Digits;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.SubscriberNumbers;

/** What routes look at in one request, each part read at first use. Used by one thread. */
final class RequestView {

  private final RoutingRequest request;
  private final @Nullable List<String>[] values;
  private @Nullable Origin origin;
  private @Nullable SubscriberNumbers numbers;

  /** In lower case. */
  private record Origin(String host, String realm) {}

  /**
   * @param pathCount how many AVP paths the routes have
   */
  // An array of lists cannot be made but unchecked; nothing else gets at it.
  @SuppressWarnings({"unchecked", "rawtypes"})
  RequestView(RoutingRequest request, int pathCount) {
    this.request = request;
    this.values = new List[pathCount];
  }

  RoutingRequest request() {
    return request;
  }

  int application() {
    return request.message().applicationId();
  }

  int command() {
    return request.message().commandCode();
  }

  /** The peer it came from, in lower case; empty for this node's own requests. */
  String source() {
    return request.source().isPresent() ? request.source().get().key() : "";
  }

  /** The first AVP of a field in lower case; empty when it is absent. */
  String text(TextField field) {
    return switch (field) {
      case ORIGIN_HOST -> origin().host();
      case ORIGIN_REALM -> origin().realm();
      case DESTINATION_HOST -> lower(request.destinationHost());
      case DESTINATION_REALM -> lower(request.destinationRealm());
    };
  }

  private static String lower(Optional<String> text) {
    return text.isPresent() ? text.get().toLowerCase(Locale.ROOT) : "";
  }

  private Origin origin() {
    Origin known = origin;
    if (known == null) {
      known = readOrigin();
      origin = known;
    }
    return known;
  }

  private Origin readOrigin() {
    String host = "";
    String realm = "";
    AvpCursor cursor = request.message().cursor();
    while ((host.isEmpty() || realm.isEmpty()) && cursor.next()) {
      if (host.isEmpty() && cursor.is(BaseAvp.ORIGIN_HOST)) {
        host = cursor.text().toLowerCase(Locale.ROOT);
      } else if (realm.isEmpty() && cursor.is(BaseAvp.ORIGIN_REALM)) {
        realm = cursor.text().toLowerCase(Locale.ROOT);
      }
    }
    return new Origin(host, realm);
  }

  /** A subscriber's number; empty when the request has none. */
  Digits number(NumberKind kind) {
    SubscriberNumbers known = numbers;
    if (known == null) {
      known = SubscriberNumbers.of(request.message());
      numbers = known;
    }
    return known.of(kind);
  }

  /** The values at the end of a path. */
  List<String> values(AvpPath path) {
    List<String> known = values[path.slot()];
    if (known == null) {
      known =
          request.message().avps().at(path.keys()).stream()
              .flatMap(avp -> path.valueOf(avp).stream())
              .toList();
      values[path.slot()] = known;
    }
    return known;
  }
}
