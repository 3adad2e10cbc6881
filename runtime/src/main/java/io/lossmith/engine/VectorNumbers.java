package io.lossmith.engine;

import io.lossmith.data.ArrayKinds;
import io.lossmith.data.ElementKind;

/** What a vector twin computes with. */
enum VectorNumbers {
    FLOAT(ArrayKinds.FLOATS) {
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
        double sum(VectorTwin twin, VectorRows rows) {
            return twin.floatSum(rows);
        }
    },
    DOUBLE(ArrayKinds.DOUBLES) {
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
        double sum(VectorTwin twin, VectorRows rows) {
            return twin.doubleSum(rows);
        }
    };

    private final ElementKind kind;

    VectorNumbers(ElementKind kind) {
        this.kind = kind;
    }

    /** The arrays that need no conversion. */
    ElementKind kind() {
        return kind;
    }

    abstract void values(VectorTwin twin, VectorRows rows);

    abstract void gradients(VectorTwin twin, VectorRows rows);

    abstract void hessians(VectorTwin twin, VectorRows rows);

    abstract double sum(VectorTwin twin, VectorRows rows);
}
