import {
  IconAt,
  IconBuildingBank,
  IconCake,
  IconCreditCard,
  IconFaceId,
  IconId,
  IconKey,
  IconMapPin,
  IconPhone,
  IconPlus,
  IconQrcode,
  IconUser,
  IconUserSquare,
  IconWorld,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { CATEGORIES, type Category } from '../../contract/category.ts'

type Icon = ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>

export interface CategoryFace {
  readonly label: string
  readonly icon: Icon
  /** The number key that sets it in the editor, for the first ten. */
  readonly key?: string
}

const FACES: Readonly<Record<Category, Omit<CategoryFace, 'key'>>> = {
  PERSON: { label: 'Person', icon: IconUser },
  EMAIL: { label: 'Email', icon: IconAt },
  PHONE: { label: 'Phone', icon: IconPhone },
  ADDRESS: { label: 'Address', icon: IconMapPin },
  CARD: { label: 'Card', icon: IconCreditCard },
  BANK_ACCOUNT: { label: 'Bank account', icon: IconBuildingBank },
  NATIONAL_ID: { label: 'National ID', icon: IconId },
  DATE_OF_BIRTH: { label: 'Date of birth', icon: IconCake },
  USERNAME: { label: 'Username', icon: IconUserSquare },
  IP: { label: 'IP address', icon: IconWorld },
  SECRET: { label: 'Secret', icon: IconKey },
  FACE: { label: 'Face', icon: IconFaceId },
  CODE: { label: 'QR or barcode', icon: IconQrcode },
  CUSTOM: { label: 'Custom', icon: IconPlus },
}

/** What a category is called and looks like. */
export function categoryFace(category: Category): CategoryFace {
  const index = CATEGORIES.indexOf(category)
  return { ...FACES[category], ...(index < 10 ? { key: String((index + 1) % 10) } : {}) }
}
