@NullMarked
package org.signalbox.testsupport.credit;

import org.jspecify.annotations.NullMarked;
