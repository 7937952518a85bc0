/**
 * The tariff model, its compiled form, pricing and explanation.
 *
 * <p>Starting points: {@link org.signalbox.rating.Tariff} (one immutable, content-addressed version
 * of everything that prices a usage), {@link org.signalbox.rating.PriceQuery} and {@link
 * org.signalbox.rating.PriceOutcome} (the question and its answer), {@link
 * org.signalbox.rating.RatingPlan} (what a compiled plan is made from).
 *
 * <p>Rule of the package: pure. No clock, random, thread, file, network, SQL, logging; no {@code
 * double} or {@code float}.
 */
@NullMarked
package org.signalbox.rating;

import org.jspecify.annotations.NullMarked;
