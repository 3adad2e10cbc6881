package io.lossmith.engine;

import io.lossmith.data.ArrayKinds;
import io.lossmith.data.ElementKind;

/** What a vector twin computes with. */
enum VectorNumbers {
    FLOAT {
        @Override
        void values(VectorTwin twin, VectorRows rows) {
            twin.floatValues(rows);
        }

        @Override
        void gradients(VectorTwin twin, VectorRows rows) {
            twin.floatGradients(rows);
        }

        @Override
        void hessians(VectorTwin twin, VectorRows rows) {
            twin.floatHessians(rows);
        }

        @Override
        void add(VectorTwin twin, VectorRows rows) {
            twin.addFloats(rows);
        }
    },
    DOUBLE {
        @Override
        void values(VectorTwin twin, VectorRows rows) {
            twin.doubleValues(rows);
        }

        @Override
        void gradients(VectorTwin twin, VectorRows rows) {
            twin.doubleGradients(rows);
        }

        @Override
        void hessians(VectorTwin twin, VectorRows rows) {
            twin.doubleHessians(rows);
        }

        @Override
        void add(VectorTwin twin, VectorRows rows) {
            twin.addDoubles(rows);
        }
    };

    /** The arrays that need no conversion. */
    ElementKind kind() {
        return this == FLOAT ? ArrayKinds.FLOATS : ArrayKinds.DOUBLES;
    }

    abstract void values(VectorTwin twin, VectorRows rows);

    abstract void gradients(VectorTwin twin, VectorRows rows);

    abstract void hessians(VectorTwin twin, VectorRows rows);

    abstract void add(VectorTwin twin, VectorRows rows);
}
