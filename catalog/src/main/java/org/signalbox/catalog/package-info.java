/** Tariff plans at rest: store, CSV loader, checks, compilation to a version, activation. */
@NullMarked
package org.signalbox.catalog;

import org.jspecify.annotations.NullMarked;
