/**
 * What became of an account's money, line by line, with the price and the rate behind each use.
 *
 * <p>Starting point: {@link org.signalbox.charging.statement.AccountExplainer}.
 */
@NullMarked
package org.signalbox.charging.statement;

import org.jspecify.annotations.NullMarked;
