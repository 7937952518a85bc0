/**
 * Filters, attributes and chargers: who is charged and what is changed in an event.
 *
 * <p>Rule of the package: pure functions of an event and a version of the profiles. No clock,
 * random, thread, file, network, SQL, logging; no {@code double} or {@code float}.
 */
@NullMarked
package org.signalbox.profiles;

import org.jspecify.annotations.NullMarked;
