package org.signalbox.dra.rule;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.number.Digits;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberTable;
import org.signalbox.dra.number.SubscriberNumbers;

/** What routes look at in one request, each part read at first use. Used by one thread. */
final class RequestView {

  /** No AVP stands in the header. */
  private static final int ABSENT = 0;

  private static final int ORIGIN_HOST = 264;
  private static final int DESTINATION_REALM = 283;
  private static final int DESTINATION_HOST = 293;
  private static final int ORIGIN_REALM = 296;

  private final RoutingRequest request;
  private final @Nullable List<String>[] values;
  private int originHostAt;
  private int originRealmAt;
  private int destinationHostAt;
  private int destinationRealmAt;
  private @Nullable AvpCursor fields;
  private @Nullable SubscriberNumbers numbers;
  private @Nullable NumberTable<?> lastTable;
  private @Nullable NumberKind lastKind;
  private int lastPlace;

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
    AvpCursor avp = find(field);
    return avp == null ? "" : avp.text().toLowerCase(Locale.ROOT);
  }

  /**
   * A walk that stands on the first AVP of a field, until the next call; null when it is absent.
   */
  @Nullable AvpCursor find(TextField field) {
    AvpCursor known = fields;
    if (known == null) {
      known = readFields();
      fields = known;
    }
    int place =
        switch (field) {
          case ORIGIN_HOST -> originHostAt;
          case ORIGIN_REALM -> originRealmAt;
          case DESTINATION_HOST -> destinationHostAt;
          case DESTINATION_REALM -> destinationRealmAt;
        };
    if (place == ABSENT) {
      return null;
    }
    known.returnTo(place);
    return known;
  }

  private AvpCursor readFields() {
    AvpCursor cursor = request.message().cursor();
    while (cursor.next()) {
      if (cursor.vendorId() == 0) {
        switch (cursor.code()) {
          case ORIGIN_HOST -> originHostAt = first(originHostAt, cursor);
          case ORIGIN_REALM -> originRealmAt = first(originRealmAt, cursor);
          case DESTINATION_HOST -> destinationHostAt = first(destinationHostAt, cursor);
          case DESTINATION_REALM -> destinationRealmAt = first(destinationRealmAt, cursor);
          default -> {
            // No field.
          }
        }
      }
    }
    return cursor;
  }

  private static int first(int known, AvpCursor cursor) {
    return known == ABSENT ? cursor.place() : known;
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

  /**
   * The place of a subscriber's number in a table; {@link NumberTable#NOTHING} when there is none.
   * A route that asks a table mostly sends by it as well, so the last place is kept.
   */
  int placeIn(NumberTable<?> table, NumberKind kind) {
    if (!table.equals(lastTable) || kind != lastKind) {
      Digits number = number(kind);
      lastTable = table;
      lastKind = kind;
      lastPlace = number.isEmpty() ? NumberTable.NOTHING : table.placeOf(number);
    }
    return lastPlace;
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
